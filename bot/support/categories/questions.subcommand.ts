import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import { formatQuestions } from '#domain/support/categories/parse-questions.ts';
import { requireManager } from '#domain/support/permits.ts';
import { customId } from '../../custom-id.ts';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { completeCategory } from './complete-category.ts';

export const QUESTIONS_FORM = 'ticket-questions';
export const QUESTIONS_FIELD = 'questions';

export default {
  // A form cannot follow a deferral.
  defer: 'none',
  autocomplete: completeCategory,

  async execute(interaction, context) {
    const { guildId, options } = interaction;
    requireManager(await actorOf(interaction.member, context));
    const category = await context.ticketCategories.get(guildId, options.getString('category', true));
    const input = new TextInputBuilder()
      .setCustomId(QUESTIONS_FIELD)
      .setStyle(TextInputStyle.Paragraph)
      .setPlaceholder(context.words.tickets('category.questionsHint'))
      .setRequired(false)
      .setMaxLength(2_000);
    if (category.questions.length > 0) input.setValue(formatQuestions(category.questions));
    const modal = new ModalBuilder()
      .setCustomId(customId(QUESTIONS_FORM, category.id))
      .setTitle(category.name.slice(0, 45))
      .addLabelComponents(
        new LabelBuilder()
          .setLabel(context.words.tickets('category.questions'))
          .setDescription(context.words.tickets('category.questionsHow'))
          .setTextInputComponent(input),
      );
    await interaction.showModal(modal);
  },
} satisfies Subcommand;
