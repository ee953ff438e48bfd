import { escapeMarkdown } from 'discord.js';
import type { ModalHandler } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { EDIT_SNIPPET, SNIPPET_FIELD } from './snippet-form.ts';

export default {
  verb: EDIT_SNIPPET,
  defer: 'ephemeral',

  async execute(interaction, name, context) {
    const actor = await actorOf(interaction.member, context);
    const text = interaction.fields.getTextInputValue(SNIPPET_FIELD);
    const snippet = await context.snippets.edit(actor, interaction.guildId, { name, text });
    await interaction.editReply(context.words.tickets('snippet.kept', { name: escapeMarkdown(snippet.name) }));
  },
} satisfies ModalHandler;
