import { EmbedBuilder } from 'discord.js';
import type { Metric } from '#domain/metrics/metric.entity.ts';
import { metricUnit, valueIn } from '#domain/metrics/metric-unit.ts';
import { formatMetricValue } from '#domain/metrics/metric-value.ts';
import type { ListedSample } from '#domain/metrics/sample-book.ts';
import type { Subcommand } from '../slash-command.ts';
import { textTable } from '../text-table.ts';
import type { BotWords } from '../words.ts';
import { requireStaff } from './require-staff.ts';

const SAMPLES = 15;

/** For staff: the last samples of a metric with who took them, the corrected ones marked. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    await requireStaff(interaction, context);
    const { metricCatalogue, metrics, words } = context;
    const metric = await metricCatalogue.get(interaction.options.getString('metric', true));
    const samples = await metrics.listLastSamples(metric.key, SAMPLES);
    const header = [words.metrics('history.taken'), words.metrics('history.value'), words.metrics('history.source')];
    const rows = samples.map((sample) => row(metric, sample, words));
    const table = rows.length > 0 ? textTable([header, ...rows]) : words.metrics('history.none');
    const embed = new EmbedBuilder()
      .setTitle(words.metrics('history.title', { label: words.metricLabel(metric) }))
      .setColor(0xf2b544)
      .setDescription(`${words.metricDefinition(metric)}\n${table}`);
    await interaction.editReply({ embeds: [embed] });
  },
} satisfies Subcommand;

function row(metric: Metric, { sample, correctedById }: ListedSample, words: BotWords): string[] {
  const value = formatMetricValue(valueIn(metricUnit(metric), sample.value), words.locale);
  const who = sample.author ? `${sample.source} (${sample.author.slice(0, 24)})` : sample.source;
  return [
    sample.takenAt.toISOString().slice(0, 16).replace('T', ' '),
    value,
    correctedById ? `${who}, ${words.metrics('history.corrected')}` : who,
  ];
}
