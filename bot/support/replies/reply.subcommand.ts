import { fillSnippet } from '#domain/support/replies/snippets.ts';
import { completeSnippet } from '../snippets/complete-snippet.ts';
import { ticketAction } from '../ticket-action.ts';

/** Says a prepared reply, in the supporter's name unless they want the guild's. */
export default {
  ...ticketAction(async ({ interaction, ticket, actor, context }) => {
    const { guildId, member, options } = interaction;
    const snippet = await context.snippets.get(guildId, options.getString('name', true));
    await context.ticketReplies.reply(ticket.id, actor, {
      text: fillSnippet(snippet.text, ticket, actor.name),
      isAnonymous: options.getBoolean('anonymous') ?? false,
      ...{ via: 'discord', avatarUrl: member.displayAvatarURL({ extension: 'png', size: 128 }) },
    });
    return context.words.tickets('done.said');
  }),
  autocomplete: completeSnippet,
};
