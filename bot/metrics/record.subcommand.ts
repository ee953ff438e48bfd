import { metricUnit, valueIn } from '#domain/metrics/metric-unit.ts';
import { formatMetricValue } from '#domain/metrics/metric-value.ts';
import type { Subcommand } from '../slash-command.ts';
import { staffEditor } from './staff-editor.ts';

/** For staff: a value that somebody has read off, under their name. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const editor = await staffEditor(interaction, context);
    const { handRecords, metricCatalogue, words } = context;
    const { options } = interaction;
    const sample = await handRecords.record(editor, {
      key: options.getString('metric', true),
      text: options.getString('value', true),
      day: options.getString('date') ?? undefined,
      note: options.getString('note') ?? undefined,
    });
    const metric = await metricCatalogue.get(sample.key);
    const said = {
      label: words.metricLabel(metric),
      value: formatMetricValue(valueIn(metricUnit(metric), sample.value), words.locale),
      time: `<t:${Math.floor(sample.takenAt.getTime() / 1000)}:f>`,
    };
    await interaction.editReply(words.metrics(sample.supersedesId ? 'corrected' : 'recorded', said));
  },
} satisfies Subcommand;
