import { EmbedBuilder, TimestampStyles, time } from 'discord.js';
import type { BotContext } from '../../context.ts';
import { sentenceOf } from '../problem.ts';
import type { CapabilityState } from './capability-states.ts';

const FINE = 0x4f9d69;
const TROUBLE = 0xd9534f;
const MARKS = { works: '✅', ready: '✅', off: '⚪', broken: '❌' };
/** Discord: 1,024 characters a field, 25 fields and 6,000 characters an embed. */
const MAX_VALUE = 1_024;
const MAX_FIELDS = 25;
const MAX_TEXT = 5_500;

type Words = Pick<BotContext, 'words'>;

/** A line or two a capability: whether it works and, for staff, when it last did, why not, and what to do. */
export function statusEmbed(
  states: readonly CapabilityState[],
  { isStaff }: { isStaff: boolean },
  context: Words,
): EmbedBuilder {
  const { words } = context;
  const isFine = states.every(({ state }) => state !== 'broken');
  const room = Math.min(MAX_VALUE, Math.floor(MAX_TEXT / Math.min(states.length, MAX_FIELDS)) - 60);
  return new EmbedBuilder()
    .setColor(isFine ? FINE : TROUBLE)
    .setTitle(words.guilds('status.title'))
    .setDescription(words.guilds(isFine ? 'status.fine' : 'status.trouble'))
    .addFields(
      states.slice(0, MAX_FIELDS).map((each) => ({
        name: `${MARKS[each.state]} ${each.capability.name(words)}`,
        value: shortened(
          (isStaff ? linesOf(each, context) : [words.guilds(`status.public.${each.state}`)]).join('\n'),
          room,
        ),
      })),
    );
}

function linesOf({ capability, state, why, problems, report }: CapabilityState, { words }: Words): string[] {
  const worked = report?.lastWorkedAt
    ? [words.guilds('status.lastWorked', { when: time(report.lastWorkedAt, TimestampStyles.RelativeTime) })]
    : [];
  if (state === 'off') return [words.guilds(`status.off.${why ?? 'not_set_up'}`), capability.setUp(words)];
  if (state === 'ready') return [words.guilds('status.ready')];
  if (state === 'works') return worked;
  const missing = problems.map((problem) => sentenceOf(problem, words));
  if (missing.length > 0) return [...missing, words.guilds('status.grant'), ...worked];
  return [...failureLines(report, words), ...worked];
}

function failureLines(report: CapabilityState['report'], words: BotContext['words']): string[] {
  if (!report?.lastFailedAt) return [];
  const when = time(report.lastFailedAt, TimestampStyles.RelativeTime);
  return [words.guilds('status.lastFailed', { when, reason: words.tell(report.failure ?? '') })];
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}
