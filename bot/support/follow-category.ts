import { escapeMarkdown } from 'discord.js';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../context.ts';
import { inGuildLanguage } from '../guilds/in-guild-language.ts';
import { card } from './card.embed.ts';
import { type CategoryPlace, getCategoryPlace } from './category-desk.ts';
import { fetchPlace, type TicketPlace } from './fetch-place.ts';
import { letIn } from './let-in.ts';
import { lockPlace, openPlace } from './lock-place.ts';
import { sayOnce } from './say-once.ts';
import { editCard } from './show-change.ts';
import { startPlace } from './start-place.ts';

type Moved = OutboxTasks['ticket.moved'];

/**
 * Brings a ticket's place to its category. Where the category's tickets stand elsewhere, or are of another kind, the ticket
 * goes on in a new place, and the old one is locked with a link to it. A durable job: each step looks for what an earlier
 * attempt has done.
 */
export function followCategory(moved: Moved, context: BotContext): Promise<void> {
  return context.inTurn.run(`ticket:${moved.ticketId}`, async () => {
    const ticket = await context.support.find(moved.ticketId);
    const old = ticket?.threadId ? await fetchPlace(ticket.threadId, context) : null;
    if (!ticket || !old || ticket.state === 'closed') return;
    const posting = await inGuildLanguage(ticket.guildId, context);
    const desk = await getCategoryPlace(old.guild, ticket.category, posting);
    const isThere = old.parentId === desk.parent.id && ticket.placeKind === desk.kind;
    if (isThere) await stay(old, ticket, { moved, desk, context: posting });
    else await goOn(old, ticket, { moved, desk, context: posting });
  });
}

interface Move {
  moved: Moved;
  desk: CategoryPlace;
  context: BotContext;
}

async function stay(place: TicketPlace, ticket: Ticket, { moved, desk, context }: Move): Promise<void> {
  await openPlace(place, ticket);
  const content = context.words.support('change.moved', namesOf(moved));
  await sayOnce(place, withRoles(content, desk, ticket), { ...moved, change: 'moved' }, context);
  await editCard(place, ticket, context);
}

async function goOn(old: TicketPlace, ticket: Ticket, { moved, desk, context }: Move): Promise<void> {
  const { recorder, support, words } = context;
  // Once more from Discord itself: what is said there from now on belongs to no ticket.
  await recorder.catchUp(ticket);
  const place = await startPlace({ ...ticket, placeKind: desk.kind }, desk);
  recorder.watch(place.id);
  const hello = words.support('change.moved', namesOf(moved));
  const withCard = { ...(await card(ticket, context)), ...withRoles(hello, desk, ticket) };
  const cardMessageId = await sayOnce(place, withCard, { ...moved, change: 'moved-card' }, context);
  if (ticket.memberId) await letIn(place, ticket.memberId);
  for (const { memberId } of await support.listParticipants(ticket.id)) await letIn(place, memberId);
  await openPlace(old, ticket);
  const content = words.support('change.movedHere', { ...namesOf(moved), place: `<#${place.id}>` });
  await sayOnce(old, { content }, { ...moved, change: 'moved-away' }, context);
  await support.placeMoved(ticket, {
    ...{ threadId: place.id, cardMessageId, placeKind: desk.kind, ticketChannelId: desk.parent.id },
  });
  await lockPlace(old, ticket);
}

function namesOf({ by, from, category }: Moved) {
  return { name: escapeMarkdown(by), from: escapeMarkdown(from), category: escapeMarkdown(category) };
}

/** The staff of the new category hear of it as of a new ticket. */
function withRoles(content: string, { staffRoleIds }: CategoryPlace, { category }: Ticket) {
  const roles = category.isPinging ? staffRoleIds : [];
  const mentions = roles.map((roleId) => `<@&${roleId}>`).join(' ');
  return { content: mentions ? `${mentions} ${content}` : content, allowedMentions: { parse: [], roles } };
}
