import type { Subcommand } from '../../slash-command.ts';
import { requireSupporter } from './require-supporter.ts';
import { showPromises } from './show-promises.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    await requireSupporter(interaction.member, context);
    await interaction.editReply({ embeds: [await showPromises(interaction.guildId, context)] });
  },
} satisfies Subcommand;
