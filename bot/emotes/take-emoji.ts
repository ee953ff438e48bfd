import type { GuildEmoji } from 'discord.js';
import type { Emote } from '#domain/emotes/emote.entity.ts';
import type { EmotePerson } from '#domain/emotes/new-emote.ts';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';
import { downloadEmoji } from './download-emoji.ts';

/**
 * Brings a guild's own emoji into review.
 * @throws DomainError conflict `emote_ours`, `emote_known`, and what proposing throws; unavailable `emote_image_gone`
 */
export async function takeEmoji(
  { id, name, animated, guild }: Pick<GuildEmoji, 'id' | 'name' | 'animated' | 'guild'>,
  { by, name: wish }: { by: EmotePerson; name?: string | null },
  { emotes, emoteProposals, emojiLedger, words, client }: BotContext,
): Promise<Emote> {
  if (await emojiLedger.isOurs(id)) throw new DomainError('conflict', 'emote_ours', words.emotes('propose.ours'));
  const known = await emotes.findByOrigin(id);
  if (known && known.state !== 'removed')
    throw new DomainError(
      'conflict',
      'emote_known',
      words.emotes(`propose.known.${known.state}`, { name: known.name }),
    );
  const image = await downloadEmoji({ id, isAnimated: animated ?? false }, { client });
  if (!image) throw new DomainError('unavailable', 'emote_image_gone', words.emotes('propose.gone'));
  const origin = { guildId: guild.id, emojiId: id };
  return emoteProposals.propose({ name: wish ?? name, image, channel: null, by, source: 'guild', origin });
}
