import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  type MessageCreateOptions,
} from 'discord.js';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { Review } from '#domain/glimcap/review-report.ts';
import type { BotContext } from '../context.ts';
import { customId } from '../custom-id.ts';
import { chartFiles } from './chart-files.ts';
import { listLines } from './list-lines.ts';
import { financeTable, metricsTable } from './report-tables.ts';
import { reviewedId } from './reviewed-id.ts';

/** How a draft stands, as its message shows it. */
export type ReviewState = 'draft' | 'held' | 'published' | 'replaced';

export const REVIEW_COLORS: Record<ReviewState, number> = {
  draft: 0xf2b544,
  held: 0x8a8578,
  published: 0x3ba55d,
  replaced: 0x4d4a44,
};

interface Parts {
  report: GlimcapReport;
  review: Review;
  url: string;
  context: BotContext;
}

/** What staff are asked to review: the figures, what is odd about them, and what may be said of them. */
export async function reviewMessage({ report, review, url, context }: Parts): Promise<MessageCreateOptions> {
  const { words } = context;
  const charts = await chartFiles(review.charts, context);
  const tables = [metricsTable(review.report, context), financeTable(review.report)].filter((table) => table !== null);
  const week = words.glimcap('review.week', { from: report.weekStart, to: report.weekEnd });
  const embed = new EmbedBuilder()
    .setURL(url)
    .setTitle(reviewTitle(report, stateOf(report), context))
    .setColor(REVIEW_COLORS[stateOf(report)])
    .setDescription([week, ...tables].join('\n'))
    .addFields(fieldsOf(review, context));
  const markdown = new AttachmentBuilder(Buffer.from(report.markdown), { name: `part-${report.number}.md` });
  return {
    embeds: [embed],
    components: reviewButtons(report, context),
    files: [...charts, markdown],
  };
}

export function reviewTitle(report: GlimcapReport, state: ReviewState, { words }: Pick<BotContext, 'words'>): string {
  return words.glimcap(`review.title.${state}`, { number: report.number });
}

/** What can be done with a report as it stands; nothing with one that is published. */
export function reviewButtons(
  report: GlimcapReport,
  { words }: Pick<BotContext, 'words'>,
): ActionRowBuilder<ButtonBuilder>[] {
  if (report.state === 'published') return [];
  const id = reviewedId(report);
  const button = (verb: 'publish' | 'hold' | 'release' | 'regenerate', style: ButtonStyle) =>
    new ButtonBuilder()
      .setCustomId(customId(`glimcap-${verb}`, id))
      .setLabel(words.glimcap(`button.${verb}`))
      .setStyle(style);
  const turn =
    report.state === 'held'
      ? [button('release', ButtonStyle.Primary)]
      : [button('publish', ButtonStyle.Success), button('hold', ButtonStyle.Secondary)];
  const row = new ActionRowBuilder<ButtonBuilder>();
  return [row.addComponents(...turn, button('regenerate', ButtonStyle.Secondary))];
}

function stateOf({ state }: GlimcapReport): ReviewState {
  return state;
}

function fieldsOf({ findings, observations }: Review, { words }: BotContext): { name: string; value: string }[] {
  const lists = [
    { name: words.glimcap('review.findings'), texts: findings.map(({ text }) => text) },
    { name: words.glimcap('review.observations'), texts: observations.map(({ text }) => text) },
  ];
  return lists.flatMap(({ name, texts }) =>
    texts.length === 0 ? [] : [{ name, value: listLines(texts, (count) => words.glimcap('review.more', { count })) }],
  );
}
