import type { Subcommand } from '../slash-command.ts';
import { staffEditor } from './staff-editor.ts';

/** For staff: switches a retired metric on again. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const editor = await staffEditor(interaction, context);
    const metric = await context.metricCatalogue.restore(editor, interaction.options.getString('metric', true));
    await interaction.editReply(context.words.metrics('restored', { label: context.words.metricLabel(metric) }));
  },
} satisfies Subcommand;
