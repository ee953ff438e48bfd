import { readNewMetric } from '#domain/metrics/metric-text.ts';
import type { Subcommand } from '../slash-command.ts';
import { metricTextOf } from './metric-text-of.ts';
import { staffEditor } from './staff-editor.ts';

/** For staff: one more thing to count. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const editor = await staffEditor(interaction, context);
    const { options } = interaction;
    const label = options.getString('label', true);
    const definition = options.getString('definition', true);
    const text = { ...metricTextOf(interaction), label, definition };
    const metric = await context.metricCatalogue.add(editor, readNewMetric(options.getString('key', true), text));
    await interaction.editReply(
      context.words.metrics('added', { key: metric.key, label: context.words.metricLabel(metric) }),
    );
  },
} satisfies Subcommand;
