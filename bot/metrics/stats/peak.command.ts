import {
  EmbedBuilder,
  escapeMarkdown,
  InteractionContextType,
  SlashCommandBuilder,
  TimestampStyles,
  time,
} from 'discord.js';
import type { BotContext } from '../../context.ts';
import type { SlashCommand } from '../../slash-command.ts';
import { chartFile } from '../chart-file.ts';
import { daysOf, daysOption } from './days-option.ts';
import { peakLabels } from './peak-labels.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('peak')
    .setDescription('See the most viewers at the same moment')
    .setContexts(InteractionContextType.Guild)
    .addIntegerOption(daysOption)
    .addStringOption((option) =>
      option
        .setName('channel')
        .setDescription('One channel, by its address; all together if left out')
        .setMaxLength(32),
    ),
  defer: 'ephemeral',

  async execute(interaction, context) {
    const days = daysOf(interaction);
    const slug = interaction.options.getString('channel');
    await interaction.editReply(slug === null ? await ofAll(days, context) : await ofChannel(slug, days, context));
  },
} satisfies SlashCommand;

async function ofAll(days: number, context: BotContext) {
  const { peakBoard, words } = context;
  const { peak, chart } = await peakBoard.over(days, peakLabels(words));
  const embed = peakEmbed(days, context).setFooter({ text: words.metrics('peak.definition') });
  if (!peak) return { embeds: [embed.setDescription(words.metrics('peak.unknown'))] };
  if (!peak.takenAt) return { embeds: [embed.setDescription(words.metrics('peak.none', { count: days }))] };
  const at = time(peak.takenAt, TimestampStyles.LongDateShortTime);
  embed.setDescription(words.metrics('peak.all', { count: peak.viewers, at }));
  return { embeds: [embed], files: chart ? [await chartFile(chart, context, 'peak')] : [] };
}

async function ofChannel(slug: string, days: number, context: BotContext) {
  const { channels, peakBoard, words } = context;
  const channel = await channels.get(slug);
  const peak = await peakBoard.ofChannel(channel, days);
  const name = escapeMarkdown(channel.owner.name);
  const text = peak
    ? words.metrics('peak.channel', { count: peak.viewers, name, at: time(peak.at, TimestampStyles.LongDateShortTime) })
    : words.metrics('peak.channelNone', { count: days, name });
  const embed = peakEmbed(days, context).setDescription(text);
  return { embeds: [embed.setFooter({ text: words.metrics('peak.channelDefinition') })] };
}

function peakEmbed(days: number, { words }: BotContext): EmbedBuilder {
  return new EmbedBuilder().setTitle(words.metrics('peak.title', { count: days })).setColor(0xf2b544);
}
