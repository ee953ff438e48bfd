import { escapeMarkdown } from 'discord.js';
import { parseQuestions } from '#domain/support/categories/parse-questions.ts';
import type { ModalHandler } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { QUESTIONS_FIELD, QUESTIONS_FORM } from './questions.subcommand.ts';

export default {
  verb: QUESTIONS_FORM,
  defer: 'ephemeral',

  async execute(interaction, categoryId, context) {
    const { guildId } = interaction;
    const actor = await actorOf(interaction.member, context);
    const questions = parseQuestions(interaction.fields.getTextInputValue(QUESTIONS_FIELD));
    const category = await context.ticketCategories.edit(actor, { guildId, categoryId }, { questions });
    const said = { name: escapeMarkdown(category.name), count: questions.length };
    await interaction.editReply(
      questions.length > 0
        ? context.words.tickets('category.asks', said)
        : context.words.tickets('category.asksUsual', said),
    );
  },
} satisfies ModalHandler;
