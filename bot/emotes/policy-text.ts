import { escapeMarkdown } from 'discord.js';
import type { BotContext } from '../context.ts';

/** As many names as a message holds well. */
const NAMED = 40;

/** What a guild wants of the platform's emotes, in a few lines. */
export async function policyText(guildId: string, { guildEmotes, words }: BotContext): Promise<string> {
  const policy = await guildEmotes.findPolicy(guildId);
  if (!policy || policy.mode === 'off') return words.emotes('policy.off');
  const wanted = (await guildEmotes.listWanted(guildId)) ?? [];
  const names = wanted.slice(0, NAMED).map(({ name }) => `:${escapeMarkdown(name)}:`);
  const slots = (count: number | null | undefined) =>
    count === null || count === undefined ? words.emotes('policy.free') : words.number(count);
  return [
    words.emotes(`policy.${policy.mode}`, { count: wanted.length }),
    ...(policy.mode === 'chosen' && names.length > 0 ? [words.list(names)] : []),
    words.emotes('policy.slots', { static: slots(policy.maxStatic), animated: slots(policy.maxAnimated) }),
    words.emotes('policy.soon'),
  ].join('\n');
}
