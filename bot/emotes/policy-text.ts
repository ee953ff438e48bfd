import { escapeMarkdown } from 'discord.js';
import type { BotContext } from '../context.ts';
import { fitLines } from './fit-lines.ts';
import { whoUsesAnimated } from './who-uses-animated.ts';

/** Of the 2,000 characters that a message holds. */
const ROOM_FOR_NAMES = 1_000;

/** What a guild wants of the platform's emotes, in a few lines. */
export async function policyText(guildId: string, context: BotContext): Promise<string> {
  const { guildEmotes, words } = context;
  const policy = await guildEmotes.findPolicy(guildId);
  if (!policy || policy.mode === 'off') return words.emotes('policy.off');
  const wanted = (await guildEmotes.listWanted(guildId)) ?? [];
  const all = wanted.map(({ name }) => `:${escapeMarkdown(name)}:`);
  const shown = fitLines(all, ROOM_FOR_NAMES);
  const more = all.length - shown.length;
  const names = more > 0 ? [...shown, words.emotes('policy.more', { count: more })] : shown;
  const slots = (count: number | null | undefined) =>
    count === null || count === undefined ? words.emotes('policy.free') : words.number(count);
  return [
    words.emotes(`policy.${policy.mode}`, { count: wanted.length }),
    ...(policy.mode === 'chosen' && names.length > 0 ? [words.list(names)] : []),
    words.emotes('policy.slots', { static: slots(policy.maxStatic), animated: slots(policy.maxAnimated) }),
    await whoUsesAnimated(guildId, context),
    words.emotes('policy.soon'),
  ].join('\n');
}
