import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { completeOption } from './complete-option.ts';
import { findCategory } from './find-category.ts';
import { hoursEmbed } from './hours-text.ts';

export default {
  defer: 'ephemeral',
  autocomplete: completeOption,

  async execute(interaction, context) {
    const actor = await actorOf(interaction.member, context);
    const category = await findCategory(interaction, context);
    const scope = { guildId: interaction.guildId, categoryId: category?.id ?? null };
    const hours = await context.supportHours.clear(actor, scope);
    const content = context.words.sla('hours.cleared');
    await interaction.editReply({ content, embeds: [hoursEmbed(hours, category, context)] });
  },
} satisfies Subcommand;
