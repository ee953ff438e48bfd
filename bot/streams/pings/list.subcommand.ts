import { escapeMarkdown, TimestampStyles, time } from 'discord.js';
import type { PingMember } from '#domain/streams/ping-member.entity.ts';
import { clockOf } from '#domain/streams/quiet-hours.ts';
import type { BotContext } from '../../context.ts';
import type { Subcommand } from '../../slash-command.ts';

/** Discord's limit for a message is 2,000 characters. */
const LENGTH = 1_400;

/** Of whom a member is told, and what keeps them from hearing. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { livePings, words } = context;
    const pings = await livePings.list(interaction.guildId, interaction.user.id);
    const member = await livePings.findMember(interaction.user.id);
    const names = words.list(pings.map(({ channel }) => `${escapeMarkdown(channel.owner.name)} (/${channel.slug})`));
    const shown = names.length > LENGTH ? `${names.slice(0, LENGTH).toWellFormed()}…` : names;
    const lines = [
      pings.length > 0 ? words.streams('notify.list', { names: shown }) : words.streams('notify.none'),
      ...(member ? conditions(member, context) : []),
    ];
    await interaction.editReply(lines.join('\n'));
  },
} satisfies Subcommand;

function conditions(member: PingMember, { livePings, now, words }: BotContext): string[] {
  const { pausedUntil, quietFrom, quietTo, timeZone } = member;
  const isPaused = pausedUntil && pausedUntil > now();
  const hasQuiet = typeof quietFrom === 'number' && typeof quietTo === 'number' && timeZone;
  return [
    ...(isPaused ? [words.streams('notify.paused', { at: time(pausedUntil, TimestampStyles.ShortDateTime) })] : []),
    ...(hasQuiet
      ? [words.streams('notify.quiet', { from: clockOf(quietFrom), to: clockOf(quietTo), zone: timeZone })]
      : []),
    ...(livePings.isDmClosed(member) ? [words.streams('notify.closed')] : []),
  ];
}
