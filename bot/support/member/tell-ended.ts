import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  DiscordAPIError,
  type DMChannel,
  escapeMarkdown,
  type MessageCreateOptions,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';
import { inGuildLanguage } from '../../guilds/in-guild-language.ts';
import { inMemberLanguage } from '../../in-member-language.ts';
import { changeNonce } from '../change-nonce.ts';
import { fetchPlace, type TicketPlace } from '../fetch-place.ts';
import { findQuestion } from '../find-question.ts';
import { isLocked, lockPlace, openPlace } from '../lock-place.ts';
import { transcriptUrl } from '../transcript-url.ts';

const RATINGS = [1, 2, 3, 4, 5];
/** Their direct messages are closed, or they have left every guild of ours. */
const UNREACHABLE: readonly (string | number)[] = [
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  RESTJSONErrorCodes.UnknownUser,
];

/**
 * Tells the member in a direct message that their ticket has ended, with its transcript, and asks once what they thought of
 * the help. Where their direct messages are closed they are asked in the ticket's place. A durable job.
 */
export async function tellEnded({ ticketId }: OutboxTasks['ticket.ended'], given: BotContext): Promise<void> {
  const ticket = await given.support.find(ticketId);
  if (ticket?.state !== 'closed' || !ticket.memberId) return;
  const feedback = await given.ticketFeedbacks.find(ticketId);
  if (feedback?.toldAt) return;
  const direct = await inMemberLanguage(ticket.memberId, given);
  const way = (await tellDirectly(ticket, ticket.memberId, direct)) ? 'dm' : 'place';
  if (way === 'place') await tellInPlace(ticket, await inGuildLanguage(ticket.guildId, given));
  await given.ticketFeedbacks.told(ticket, way);
}

function endMessage(ticket: Ticket, { words, publicUrl, client }: BotContext): MessageCreateOptions {
  const guild = escapeMarkdown(client.guilds.cache.get(ticket.guildId)?.name ?? '');
  const facts = { number: ticket.number, subject: escapeMarkdown(ticket.subject), guild };
  const buttons = RATINGS.map((rating) =>
    new ButtonBuilder()
      .setCustomId(customId('ticket-rate', `${ticket.id}:${rating}`))
      .setLabel('★'.repeat(rating))
      .setStyle(ButtonStyle.Secondary),
  );
  return {
    content: words.tickets('feedback.ask', { ...facts, url: transcriptUrl(ticket, publicUrl) }),
    components: [new ActionRowBuilder<ButtonBuilder>().addComponents(buttons)],
    ...{ nonce: changeNonce({ ticketId: ticket.id, change: 'ended', at: '' }), enforceNonce: true },
  };
}

async function tellDirectly(ticket: Ticket, memberId: string, context: BotContext): Promise<boolean> {
  try {
    await askOnce(await context.client.users.createDM(memberId), ticket, context);
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError && UNREACHABLE.includes(error.code)) return false;
    throw error;
  }
}

/** A bot that was killed before it wrote down that it asked finds its question there. */
async function askOnce(place: DMChannel | TicketPlace, ticket: Ticket, context: BotContext): Promise<void> {
  if (await findQuestion(place, `${ticket.id}:${RATINGS[0]}`)) return;
  await place.send(endMessage(ticket, context));
}

/** The place is locked by now; buttons in it still answer. */
async function tellInPlace(ticket: Ticket, context: BotContext): Promise<void> {
  await context.inTurn.run(`ticket:${ticket.id}`, async () => {
    const place = ticket.threadId ? await fetchPlace(ticket.threadId, context) : null;
    if (!place) return;
    const wasLocked = isLocked(place);
    await openPlace(place, ticket);
    await askOnce(place, ticket, context);
    if (wasLocked) await lockPlace(place, ticket);
  });
}
