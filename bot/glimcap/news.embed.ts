import {
  ActionRowBuilder,
  type APIEmbedField,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  escapeMarkdown,
  TimestampStyles,
  time,
} from 'discord.js';
import { reportCharts } from '#domain/glimcap/charts/report-charts.ts';
import { compileReport, type Report } from '#domain/glimcap/compile-report.ts';
import { figuresFromJson } from '#domain/glimcap/figures-json.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { GlimcapVersion } from '#domain/glimcap/glimcap-version.entity.ts';
import { resolveReferences } from '#domain/glimcap/prose-references.ts';
import type { BotContext } from '../context.ts';
import { bestCharts } from './best-charts.ts';
import { chartFiles } from './chart-files.ts';
import { fitLines } from './fit-lines.ts';
import { metricsTable } from './report-tables.ts';
import { REVIEW_COLORS } from './review.embed.ts';

/** More would push the news out of sight. */
const NEWS_CHARTS = 2;
const INTRO_LENGTH = 800;
const WINS_LENGTH = 900;
/** Earlier notes are read on the page. */
const NOTES = 2;
const NOTE_LENGTH = 500;

interface Parts {
  report: GlimcapReport;
  url: string;
  context: BotContext;
}

/** How the guild hears of a published report, and what `/glimcap show` answers: as it stands, corrections included. */
export async function newsMessage({ report, url, context }: Parts) {
  const { glimcapCorrections, publicUrl, words } = context;
  const versions = await glimcapCorrections.listPublic(report);
  const figures = figuresFromJson(versions.at(-1)?.figures ?? report.figures);
  const charts = await chartFiles(bestCharts(reportCharts(figures), NEWS_CHARTS), context);
  const read = new ButtonBuilder()
    .setStyle(ButtonStyle.Link)
    .setLabel(words.glimcap('button.read'))
    .setURL(`${publicUrl}/glimcap/${report.number}`);
  return {
    embeds: [newsEmbed({ report, url, context }, compileReport(figures), versions)],
    components: [new ActionRowBuilder<ButtonBuilder>().addComponents(read)],
    files: charts,
  };
}

function newsEmbed(
  { report, url, context }: Parts,
  printed: Report,
  versions: readonly GlimcapVersion[],
): EmbedBuilder {
  const { words } = context;
  const week = words.glimcap('news.week', { from: report.weekStart, to: report.weekEnd });
  const corrections = versions.filter(({ kind }) => kind === 'corrected');
  const title = corrections.length > 0 ? words.glimcap('news.corrected', { title: printed.title }) : printed.title;
  const paragraphs = [week, ...correctionLines(corrections, context), ...introOf(printed)];
  const embed = new EmbedBuilder()
    .setURL(url)
    .setTitle(title.slice(0, 256))
    .setColor(REVIEW_COLORS.published)
    .setDescription(`${paragraphs.join('\n\n')}\n${metricsTable(printed, context)}`)
    .addFields(winsField(printed, context));
  return report.publishedAt ? embed.setTimestamp(report.publishedAt) : embed;
}

function introOf(printed: Report): string[] {
  const { intro } = printed.prose;
  if (intro === undefined) return [];
  // A code block that is cut, or never closed, would take the table in.
  const text = resolveReferences(intro, printed).text.replaceAll('```', "'''");
  return [text.length <= INTRO_LENGTH ? text : `${text.slice(0, INTRO_LENGTH - 1).toWellFormed()}…`];
}

/** What was wrong, the latest first, above the figures that stand now. */
function correctionLines(corrections: readonly GlimcapVersion[], { words }: BotContext): string[] {
  const lines = corrections.toReversed().map(({ madeAt, note }) =>
    words.glimcap('news.correction', {
      date: time(madeAt, TimestampStyles.LongDate),
      note: escapeMarkdown(note ?? '').slice(0, NOTE_LENGTH),
    }),
  );
  return lines.slice(0, NOTES);
}

function winsField({ wins }: Report, { words }: BotContext): APIEmbedField[] {
  if (wins.length === 0) return [];
  const more = (count: number) => words.glimcap('review.more', { count });
  const texts = wins.map(({ text, author }) => {
    const said = text.replaceAll(/\s+/g, ' ');
    return author ? `${said} — ${author}` : said;
  });
  return [{ name: words.glimcap('news.wins'), value: fitLines(texts, { length: WINS_LENGTH, more }).text }];
}
