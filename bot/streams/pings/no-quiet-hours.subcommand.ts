import type { Subcommand } from '../../slash-command.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, { livePings, words }) {
    await livePings.setQuietHours(interaction.user.id, null);
    await interaction.editReply(words.streams('notify.noQuiet'));
  },
} satisfies Subcommand;
