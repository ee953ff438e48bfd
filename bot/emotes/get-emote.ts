import type { Emote } from '#domain/emotes/emote.entity.ts';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';

/** The approved emote of a name, with or without colons. @throws DomainError not_found `emote_not_found` */
export async function getEmote(name: string, { emotes, words }: BotContext): Promise<Emote> {
  const emote = await emotes.findByName(name.trim().replace(/^:(.*):$/, '$1'));
  if (emote?.state === 'approved') return emote;
  throw new DomainError('not_found', 'emote_unknown', words.emotes('unknown', { name: name.slice(0, 40) }));
}
