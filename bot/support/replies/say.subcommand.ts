import { ticketAction } from '../ticket-action.ts';

/** Says something as the guild's support. Who it was staff see, the member does not. */
export default ticketAction(async ({ interaction, ticket, actor, context }) => {
  const { member, options } = interaction;
  await context.ticketReplies.reply(ticket.id, actor, {
    text: options.getString('text', true).replaceAll('\\n', '\n'),
    isAnonymous: true,
    ...{ via: 'discord', avatarUrl: member.displayAvatarURL({ extension: 'png', size: 128 }) },
  });
  return context.words.tickets('done.said');
});
