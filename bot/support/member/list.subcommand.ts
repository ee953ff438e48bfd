import { escapeMarkdown } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';
import { joinLines } from '../join-lines.ts';

/** The member's own tickets, and those they were added to. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { support, words } = context;
    const tickets = await support.listOpenOf(interaction.guildId, interaction.user.id);
    const lines = tickets.map(({ number, subject, threadId, state, claimedByName }) => {
      const held = claimedByName ? words.support('card.claimed', { name: escapeMarkdown(claimedByName) }) : '';
      const stands = state === 'pending' ? words.tickets('list.pending') : held || words.support('card.waiting');
      return `#${number} ${threadId ? `<#${threadId}>` : ''} ${escapeMarkdown(subject)} · ${stands}`;
    });
    await interaction.editReply(joinLines(lines) || words.tickets('list.none'));
  },
} satisfies Subcommand;
