import { escapeMarkdown } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { completeSnippet } from './complete-snippet.ts';

export default {
  defer: 'ephemeral',
  autocomplete: completeSnippet,

  async execute(interaction, context) {
    const actor = await actorOf(interaction.member, context);
    const given = interaction.options.getString('name', true);
    const { name } = await context.snippets.remove(actor, interaction.guildId, given);
    await interaction.editReply(context.words.tickets('snippet.removed', { name: escapeMarkdown(name) }));
  },
} satisfies Subcommand;
