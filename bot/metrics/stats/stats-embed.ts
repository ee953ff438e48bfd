import { EmbedBuilder } from 'discord.js';
import type { StatRow } from '#domain/metrics/stats/platform-stats.ts';
import type { BotContext } from '../../context.ts';
import { textTable } from '../../text-table.ts';
import type { BotWords } from '../../words.ts';

const MISSING = '—';

/** The platform's figures of the last days against as many before, each with what exactly it counts. */
export async function statsEmbed(
  days: number,
  { platformStats, words }: Pick<BotContext, 'platformStats' | 'words'>,
): Promise<EmbedBuilder> {
  const rows = await platformStats.over(days, words.locale);
  const header = ['', words.metrics('stats.current'), words.metrics('stats.previous'), words.metrics('stats.change')];
  const table = rows.map(({ key, label, current, previous, difference }) => [
    words.metricLabel({ key, label }),
    current ?? MISSING,
    previous ?? MISSING,
    difference ?? MISSING,
  ]);
  const definitions = rows.map((row) => definitionOf(row, words)).join('\n');
  return new EmbedBuilder()
    .setTitle(words.metrics('stats.title', { count: days }))
    .setColor(0xf2b544)
    .setDescription(`${textTable([header, ...table])}\n${definitions}`)
    .setFooter({ text: words.metrics('stats.footer', { count: days }) });
}

function definitionOf({ missing, ...metric }: StatRow, words: BotWords): string {
  const text = `**${words.metricLabel(metric)}**: ${words.metricDefinition(metric)}`;
  if (!missing) return text;
  return `${text} _${missing.code ? words.metrics(`missing.${missing.code}`) : missing.missing}._`;
}
