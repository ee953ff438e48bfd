import { type APIEmbedField, AttachmentBuilder, EmbedBuilder, type MessageCreateOptions } from 'discord.js';
import type { GateState } from '#domain/glimcap/glimcap-desk.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { ReportChange } from '#domain/glimcap/report-changes.ts';
import type { Review } from '#domain/glimcap/review-report.ts';
import type { BotContext } from '../context.ts';
import { chartFiles } from './chart-files.ts';
import { fitLines } from './fit-lines.ts';
import { financeTable, metricsTable } from './report-tables.ts';
import { reviewButtons } from './review-buttons.ts';
import { changesList, type ReviewList, reviewLists } from './review-lists.ts';

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
  gate: GateState;
  /** Against the draft that was shown before; null for a first one. */
  changes: readonly ReportChange[] | null;
  url: string;
  context: BotContext;
}

/**
 * What staff are asked to review: the figures, what is odd about them, what may be said of them, and what changed.
 * Discord takes 6,000 characters over all embeds: where a list is cut, a file has all of it.
 */
export async function reviewMessage({
  report,
  review,
  gate,
  changes,
  url,
  context,
}: Parts): Promise<MessageCreateOptions> {
  const { words } = context;
  const tables = [metricsTable(review.report, context), financeTable(review.report, context)];
  const week = words.glimcap('review.week', { from: report.weekStart, to: report.weekEnd });
  const lists = reviewLists(gate, review, context);
  const changed = changesList(changes, context);
  const embed = new EmbedBuilder()
    .setURL(url)
    .setTitle(reviewTitle(report, report.state, context))
    .setColor(REVIEW_COLORS[report.state])
    .setDescription([week, ...tables.filter((table) => table !== null)].join('\n'))
    .addFields(reviewFields(lists, context));
  const shown = changed ? [embed, changesEmbed(changed, context)] : [embed];
  const files = [file(`part-${report.number}.md`, report.markdown)];
  const all = changed ? [...lists, changed] : lists;
  if (!all.every((list) => fit(list, context).isWhole)) {
    files.push(file(`part-${report.number}-review.md`, notes(all)));
  }
  return {
    embeds: shown,
    components: reviewButtons(report, gate.open.length, context),
    files: [...(await chartFiles(review.charts, context)), ...files],
  };
}

export function reviewTitle(
  { number }: Pick<GlimcapReport, 'number'>,
  state: ReviewState,
  { words }: Pick<BotContext, 'words'>,
): string {
  return words.glimcap(`review.title.${state}`, { number });
}

export function reviewFields(lists: readonly ReviewList[], context: BotContext): APIEmbedField[] {
  return lists.map((list) => ({ name: list.heading, value: fit(list, context).text }));
}

function changesEmbed(list: ReviewList, context: BotContext): EmbedBuilder {
  return new EmbedBuilder()
    .setTitle(list.heading)
    .setColor(REVIEW_COLORS.replaced)
    .setDescription(fit(list, context).text);
}

function fit({ texts, room }: ReviewList, { words }: Pick<BotContext, 'words'>) {
  return fitLines(texts, { length: room, more: (count) => words.glimcap('review.more', { count }) });
}

function notes(lists: readonly ReviewList[]): string {
  const sections = lists.map(({ heading, texts }) => `# ${heading}\n\n${texts.map((text) => `- ${text}`).join('\n')}`);
  return `${sections.join('\n\n')}\n`;
}

function file(name: string, text: string): AttachmentBuilder {
  return new AttachmentBuilder(Buffer.from(text), { name });
}
