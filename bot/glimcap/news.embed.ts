import { ActionRowBuilder, ButtonBuilder, ButtonStyle, EmbedBuilder, type MessageCreateOptions } from 'discord.js';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { Review } from '#domain/glimcap/review-report.ts';
import type { BotContext } from '../context.ts';
import { chartFiles } from './chart-files.ts';
import { metricsTable } from './report-tables.ts';
import { REVIEW_COLORS } from './review.embed.ts';

/** More would push the news out of sight. */
const NEWS_CHARTS = 2;

interface Parts {
  report: GlimcapReport;
  review: Review;
  url: string;
  context: BotContext;
}

/** How the guild hears of a published report, and what `/glimcap show` answers. */
export async function newsMessage({ report, review, url, context }: Parts) {
  const { publicUrl, words } = context;
  const charts = await chartFiles(review.charts.slice(0, NEWS_CHARTS), context);
  const week = words.glimcap('news.week', { from: report.weekStart, to: report.weekEnd });
  const embed = new EmbedBuilder()
    .setURL(url)
    .setTitle(review.report.title)
    .setColor(REVIEW_COLORS.published)
    .setDescription([week, metricsTable(review.report, context)].join('\n'));
  if (report.publishedAt) embed.setTimestamp(report.publishedAt);
  const read = new ButtonBuilder()
    .setStyle(ButtonStyle.Link)
    .setLabel(words.glimcap('button.read'))
    .setURL(`${publicUrl}/glimcap/${report.number}`);
  return {
    embeds: [embed],
    components: [new ActionRowBuilder<ButtonBuilder>().addComponents(read)],
    files: charts,
  } satisfies MessageCreateOptions;
}
