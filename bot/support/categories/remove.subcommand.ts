import { escapeMarkdown } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { completeCategory } from './complete-category.ts';

export default {
  defer: 'ephemeral',
  autocomplete: completeCategory,

  async execute(interaction, context) {
    const { guildId, options } = interaction;
    const actor = await actorOf(interaction.member, context);
    const { id } = await context.ticketCategories.get(guildId, options.getString('category', true));
    const { name } = await context.ticketCategories.remove(actor, guildId, id);
    await interaction.editReply(context.words.tickets('category.removed', { name: escapeMarkdown(name) }));
  },
} satisfies Subcommand;
