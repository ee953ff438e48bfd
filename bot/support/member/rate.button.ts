import { ActionRowBuilder, ButtonBuilder, ButtonStyle } from 'discord.js';
import { customId } from '../../custom-id.ts';
import type { ButtonHandler } from '../../slash-command.ts';
import { parseRating } from './parse-rating.ts';

/** The member's rating, in a direct message or in the ticket's place. */
export default {
  verb: 'ticket-rate',
  where: 'both',
  defer: 'ephemeral',

  async execute(interaction, id, context) {
    const { ticketId, rating } = parseRating(id);
    const { user } = interaction;
    await context.ticketFeedbacks.rate(ticketId, { id: user.id, name: user.displayName, isStaff: false }, { rating });
    const comment = new ButtonBuilder()
      .setCustomId(customId('ticket-rate-comment', id))
      .setLabel(context.words.tickets('feedback.addComment'))
      .setStyle(ButtonStyle.Secondary);
    await interaction.editReply({
      content: context.words.tickets('feedback.thanks', { stars: '★'.repeat(rating) }),
      components: [new ActionRowBuilder<ButtonBuilder>().addComponents(comment)],
    });
  },
} satisfies ButtonHandler;
