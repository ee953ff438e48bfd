import type { Subcommand } from '../slash-command.ts';
import { staffEditor } from './staff-editor.ts';

/** For staff: switches a metric off. What was counted stays. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const editor = await staffEditor(interaction, context);
    const metric = await context.metricCatalogue.retire(editor, interaction.options.getString('metric', true));
    await interaction.editReply(context.words.metrics('retired', { label: context.words.metricLabel(metric) }));
  },
} satisfies Subcommand;
