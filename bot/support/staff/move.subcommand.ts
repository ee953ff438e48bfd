import { escapeMarkdown } from 'discord.js';
import { completeCategory } from '../categories/complete-category.ts';
import { getCategoryPlace } from '../category-desk.ts';
import { ticketAction } from '../ticket-action.ts';
import { isStaffOf } from './is-staff-of.ts';

export default {
  ...ticketAction(async ({ interaction, ticket, actor, context }) => {
    const { guild, guildId, options } = interaction;
    const category = await context.ticketCategories.get(guildId, options.getString('category', true));
    // Said now rather than by a job that nobody sees fail.
    await getCategoryPlace(guild, category, context);
    const mayKeep = await isStaffOf(guild, { memberId: ticket.claimedById ?? null, category }, context);
    await context.ticketCare.move(ticket.id, actor, category.id, { mayKeep });
    return context.words.tickets('done.moved', { number: ticket.number, category: escapeMarkdown(category.name) });
  }),
  autocomplete: completeCategory,
};
