import { createHash } from 'node:crypto';
import { EmbedBuilder } from 'discord.js';
import type { ChartSpec } from '#domain/metrics/chart-spec.ts';
import { DEFAULT_DAYS } from '#domain/metrics/stats/stats-range.ts';
import type { BotContext } from '../../context.ts';
import { fitTable } from '../../fit-table.ts';
import { boardLabels } from '../board-labels.ts';
import { peakLabels } from '../stats/peak-labels.ts';
import { statsEmbed } from '../stats/stats-embed.ts';

/** Discord's limit for a description is 4,096. */
const TABLE_LENGTH = 3_900;

/** What the message with the figures says, and by which it is known whether it says something new. */
export interface BoardContent {
  embed: EmbedBuilder;
  chart: ChartSpec | null;
  hash: string;
}

/** The guild that Glim belongs to sees the running week; others what anybody may ask for. */
export async function boardContent(guildId: string, context: BotContext): Promise<BoardContent> {
  const { embed, chart } = guildId === context.homeGuildId ? await ofHome(context) : await ofOthers(context);
  const hash = createHash('sha256')
    .update(JSON.stringify([embed.toJSON(), chart]))
    .digest('hex');
  return { embed, chart, hash };
}

async function ofHome({ metricBoard, words }: BotContext): Promise<Omit<BoardContent, 'hash'>> {
  const header = ['', words.metrics('table.soFar'), words.metrics('table.lastWeek'), words.metrics('table.difference')];
  const rows = (await metricBoard.rows(words.locale)).map((row) => [
    words.metricLabel(row),
    row.soFar,
    row.lastWeek,
    row.difference,
  ]);
  const more = (count: number) => words.metrics('figures.more', { count });
  const embed = new EmbedBuilder()
    .setTitle(words.metrics('title'))
    .setColor(0xf2b544)
    .setDescription(fitTable([header, ...rows], { length: TABLE_LENGTH, more }))
    .setFooter({ text: words.metrics('figures.unpublished') });
  return { embed, chart: await metricBoard.chart(undefined, undefined, boardLabels(words)) };
}

async function ofOthers(context: BotContext): Promise<Omit<BoardContent, 'hash'>> {
  const { chart } = await context.peakBoard.over(DEFAULT_DAYS, peakLabels(context.words));
  return { embed: await statsEmbed(DEFAULT_DAYS, context), chart };
}
