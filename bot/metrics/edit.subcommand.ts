import { readEdits } from '#domain/metrics/metric-text.ts';
import type { Subcommand } from '../slash-command.ts';
import { metricTextOf } from './metric-text-of.ts';
import { staffEditor } from './staff-editor.ts';

/** For staff: what is said of a metric, where it stands, who counts it. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const editor = await staffEditor(interaction, context);
    const key = interaction.options.getString('metric', true);
    const metric = await context.metricCatalogue.edit(editor, key, readEdits(metricTextOf(interaction)));
    await interaction.editReply(context.words.metrics('edited', { label: context.words.metricLabel(metric) }));
  },
} satisfies Subcommand;
