import { EmbedBuilder, escapeMarkdown, PermissionFlagsBits, TimestampStyles, time } from 'discord.js';
import type { GuildCounter } from '#domain/metrics/guilds/guild-counter.entity.ts';
import { requirePermission } from '../../guilds/require-permission.ts';
import type { Subcommand } from '../../slash-command.ts';
import type { BotWords } from '../../words.ts';

/** The counters of a guild, what each shows, and why one does not. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const { guildCounters, words } = context;
    const counters = await guildCounters.list(interaction.guildId);
    const lines = counters.map((counter) => lineOf(counter, words));
    const embed = new EmbedBuilder()
      .setTitle(words.metrics('counter.title'))
      .setColor(0xf2b544)
      .setDescription(lines.length > 0 ? lines.join('\n') : words.metrics('counter.none'))
      .setFooter({ text: words.metrics('counter.pace') });
    await interaction.editReply({ embeds: [embed] });
  },
} satisfies Subcommand;

function lineOf({ channelId, counts, template, triedAt, failure }: GuildCounter, words: BotWords): string {
  const facts = [`<#${channelId}>`, counts, escapeMarkdown(template)];
  if (triedAt) facts.push(time(triedAt, TimestampStyles.RelativeTime));
  return `${facts.join(' · ')}${failure ? `\n${words.metrics('counter.failed', { reason: words.tell(failure) })}` : ''}`;
}
