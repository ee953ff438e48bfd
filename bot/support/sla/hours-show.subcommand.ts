import type { Subcommand } from '../../slash-command.ts';
import { completeOption } from './complete-option.ts';
import { findCategory } from './find-category.ts';
import { hoursEmbed } from './hours-text.ts';

/** For every member: when somebody is there is no secret. */
export default {
  defer: 'ephemeral',
  autocomplete: completeOption,

  async execute(interaction, context) {
    const category = await findCategory(interaction, context);
    const scope = { guildId: interaction.guildId, categoryId: category?.id ?? null };
    const hours = await context.supportHours.get(scope);
    await interaction.editReply({ embeds: [hoursEmbed(hours, category, context)] });
  },
} satisfies Subcommand;
