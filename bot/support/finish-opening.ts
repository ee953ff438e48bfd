import { ChannelType, DiscordAPIError, escapeMarkdown, type Guild } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../context.ts';
import { inGuildLanguage } from '../guilds/in-guild-language.ts';
import { reportOutcome } from '../guilds/report-outcome.ts';
import { isRefused } from '../is-refused.ts';
import { nonceOf } from '../nonce.ts';
import { card } from './card.embed.ts';
import { type CategoryPlace, getCategoryPlace } from './category-desk.ts';
import type { TicketPlace } from './fetch-place.ts';
import { letIn } from './let-in.ts';
import { outsideHours } from './sla/outside-hours.ts';
import { findOwnPlaces, startPlace } from './start-place.ts';
import { keepStreamHealth } from './stream-health.ts';
import tickets from './tickets.capability.ts';

/**
 * Brings a ticket from `opening` to `open`: thread, card, member. Discord cannot
 * take part in our transaction, so each step first looks for what an earlier
 * attempt may have left: the thread by its number among our active threads, the
 * card by being our first embed in it. Safe to run again after a crash at any
 * point; the job that came with the row does. One bot holds the shard, so two
 * attempts at once are attempts of this process, and those wait for each other.
 * @throws DomainError unavailable when Discord refuses: then there is neither thread nor ticket
 */
export async function finishOpening(ticketId: string, context: BotContext): Promise<void> {
  await context.openings.run(ticketId, () => finish(ticketId, context));
}

async function finish(ticketId: string, context: BotContext): Promise<void> {
  const ticket = await context.support.find(ticketId);
  if (ticket?.state !== 'opening') return;
  try {
    await reportOutcome(tickets, ticket.guildId, context, () => openThread(ticket, context));
    context.log.info({ ticket: ticket.number, threadId: ticket.threadId }, 'ticket opened');
  } catch (error) {
    // A mail cannot be given back to who wrote it, as a form can: it waits until staff have mended what is wrong.
    const isByMail = (await context.supportMail.findOf(ticket.id)) !== null;
    if (isByMail || !isRefusal(error)) throw later(error, ticket, context);
    await undo(ticket, context);
    throw explain(error, ticket, context);
  }
}

/** A broken connection is worth a second attempt at once: the member is waiting. */
async function openThread(ticket: Ticket, context: BotContext): Promise<void> {
  try {
    await tryToOpen(ticket, context);
  } catch (error) {
    if (isRefusal(error)) throw error;
    context.log.warn({ err: error, ticket: ticket.number }, 'opening a ticket broke off');
    await tryToOpen(ticket, context);
  }
}

async function tryToOpen(ticket: Ticket, context: BotContext): Promise<void> {
  const { client, recorder, support } = context;
  const desk = await deskOfTicket(ticket, await client.guilds.fetch(ticket.guildId), context);
  const place = await startPlace(ticket, desk);
  recorder.watch(place.id);
  if (ticket.threadId !== place.id) await support.threadStarted(ticket, place.id);
  await keepStreamHealth(ticket, context);
  const cardMessageId = (await findCard(place)) ?? (await postCard(place, ticket, desk, context));
  if (ticket.memberId) await letIn(place, ticket.memberId);
  await support.opened(ticket, cardMessageId);
}

/** Where it was begun: what its category says may have changed since. */
function deskOfTicket(
  { placeKind, ticketChannelId, category }: Ticket,
  guild: Guild,
  context: BotContext,
): Promise<CategoryPlace> {
  const { staffRoleIds } = category;
  return getCategoryPlace(guild, { kind: placeKind, placeId: ticketChannelId, staffRoleIds }, context);
}

async function findCard(place: TicketPlace): Promise<string | undefined> {
  const first = await place.messages.fetch({ after: '0', limit: 20, cache: false });
  return first.find(({ author, embeds }) => author.id === place.client.user.id && embeds.length > 0)?.id;
}

async function postCard(
  place: TicketPlace,
  ticket: Ticket,
  { staffRoleIds }: CategoryPlace,
  context: BotContext,
): Promise<string> {
  const posting = await inGuildLanguage(ticket.guildId, context);
  const roles = staffRoleIds.map((roleId) => `<@&${roleId}>`).join(' ');
  const names = { role: roles, name: escapeMarkdown(ticket.memberName) };
  const hello = [posting.words.support('card.hello', names), await outsideHours(ticket, posting)];
  const message = await place.send({
    ...{ ...(await card(ticket, posting)), content: hello.filter(Boolean).join('\n') },
    allowedMentions: { parse: [], roles: ticket.category.isPinging ? staffRoleIds : [] },
    ...{ nonce: nonceOf(ticket.id), enforceNonce: true },
  });
  return message.id;
}

/** A refusal is final; anything else (a broken connection, Discord's own fault) may have worked, or will. */
function isRefusal(error: unknown): error is DomainError | DiscordAPIError {
  return error instanceof DomainError || isRefused(error);
}

async function undo(ticket: Ticket, context: BotContext): Promise<void> {
  const parent = context.client.channels.cache.get(ticket.ticketChannelId);
  if (parent?.type === ChannelType.GuildText) await removePlaces(ticket, { kind: 'thread', parent }, context);
  if (parent?.type === ChannelType.GuildCategory) await removePlaces(ticket, { kind: 'channel', parent }, context);
  await context.support.cancel(ticket);
}

async function removePlaces(
  ticket: Ticket,
  desk: Parameters<typeof findOwnPlaces>[1],
  { log }: BotContext,
): Promise<void> {
  try {
    for (const place of await findOwnPlaces(ticket, desk)) await place.delete();
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    log.warn({ ticket: ticket.number, reason: error.message }, 'place of a ticket not removed');
  }
}

/** The job that came with the ticket goes on where this ended. */
function later(error: unknown, ticket: Ticket, { languages: { codes }, log }: BotContext): DomainError {
  log.warn({ err: error, ticket: ticket.number }, 'ticket not opened yet');
  const sentence = codes.support('openingLater', { number: ticket.number });
  return new DomainError('unavailable', 'ticket_opening_later', sentence);
}

function explain(
  error: DomainError | DiscordAPIError,
  ticket: Ticket,
  { languages: { codes } }: BotContext,
): DomainError {
  if (error instanceof DomainError) return error;
  const facts = { channel: `<#${ticket.ticketChannelId}>`, reason: error.message };
  return new DomainError('unavailable', 'ticket_thread_refused', codes.support('openingFailed', facts));
}
