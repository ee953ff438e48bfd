import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  escapeMarkdown,
  type MessageEditOptions,
  TimestampStyles,
  time,
} from 'discord.js';
import { RETENTION_DAYS } from '#domain/support/retention.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../context.ts';
import { customId } from '../custom-id.ts';
import { answerFields } from './answer-fields.ts';
import { priorityName } from './priority-name.ts';
import { deadlineFields } from './sla/deadline-fields.ts';
import { streamHealthField } from './stream-health.ts';
import { transcriptUrl } from './transcript-url.ts';

const WAITING = 0xf2b544;
const CLAIMED = 0x4f9d69;
const PENDING = 0x5b7fbf;
const CLOSED = 0x4d4a44;
const URGENT = 0xd9534f;

type CardContext = Pick<BotContext, 'publicUrl' | 'words' | 'ticketDeadlines' | 'ticketReplies'>;
type Card = Required<Pick<MessageEditOptions, 'embeds' | 'components'>>;

/** A ticket's card says all there is to say of it, so that editing it is sending it again. */
export async function card(ticket: Ticket, context: CardContext): Promise<Card> {
  const { words } = context;
  const { number, subject, category } = ticket;
  const emoji = category.emoji && !category.emoji.startsWith('<') ? `${category.emoji} ` : '';
  const embed = new EmbedBuilder()
    .setColor(colorOf(ticket))
    .setTitle(words.support('card.title', { number, subject: escapeMarkdown(subject) }).slice(0, 256))
    .addFields(
      { name: words.support('card.member'), value: openerOf(ticket, context), inline: true },
      { name: words.support('card.state'), value: stateOf(ticket, context), inline: true },
      { name: words.tickets('card.category'), value: `${emoji}${escapeMarkdown(category.name)}`, inline: true },
      ...(await optionalFields(ticket, context)),
      ...(await deadlineFields(ticket, context)),
      ...streamHealthField(ticket, context),
      ...answerFields(ticket),
    )
    .setFooter({ text: words.support('card.footer', { days: RETENTION_DAYS }) })
    .setTimestamp(ticket.openedAt);
  if (ticket.answers.length === 0) embed.setDescription(escapeMarkdown(ticket.text).slice(0, 4_096) || null);
  return { embeds: [embed], components: [buttons(ticket, context)] };
}

function colorOf({ state, claimedById, priority }: Ticket): number {
  if (state === 'closed') return CLOSED;
  if (priority === 'urgent') return URGENT;
  if (state === 'pending') return PENDING;
  return claimedById ? CLAIMED : WAITING;
}

function openerOf({ memberName, openedByName }: Ticket, { words }: CardContext): string {
  const member = escapeMarkdown(memberName) || '…';
  return openedByName ? words.tickets('card.openedFor', { member, name: escapeMarkdown(openedByName) }) : member;
}

function stateOf(ticket: Ticket, { words }: CardContext): string {
  const { state, closedByName, claimedByName } = ticket;
  if (state === 'closed') {
    return closedByName
      ? words.support('card.closedBy', { name: escapeMarkdown(closedByName) })
      : words.support('card.closed');
  }
  const held = claimedByName
    ? words.support('card.claimed', { name: escapeMarkdown(claimedByName) })
    : words.support('card.waiting');
  return state === 'pending' ? words.tickets('card.pending', { held }) : held;
}

/** What is as usual is not said. */
async function optionalFields(ticket: Ticket, { words, ticketReplies }: CardContext) {
  const { id, priority, topic, snoozedUntil } = ticket;
  const closeAt = ticket.closeAt ?? (ticket.closesUnanswered ? ticket.closeRequestExpiresAt : null);
  const notes = await ticketReplies.countNotes(id);
  const relative = (at: Date) => time(at, TimestampStyles.RelativeTime);
  return [
    ...(priority === 'normal' ? [] : [{ name: words.tickets('card.priority'), value: priorityName(priority, words) }]),
    ...(topic ? [{ name: words.tickets('card.topic'), value: escapeMarkdown(topic) }] : []),
    ...(snoozedUntil ? [{ name: words.tickets('card.snoozed'), value: relative(snoozedUntil) }] : []),
    ...(closeAt ? [{ name: words.tickets('card.closes'), value: relative(closeAt) }] : []),
    ...(notes > 0 ? [{ name: words.tickets('card.notes'), value: String(notes) }] : []),
  ].map((field) => ({ ...field, inline: true }));
}

function buttons(ticket: Ticket, { words, publicUrl }: CardContext): ActionRowBuilder<ButtonBuilder> {
  const row = new ActionRowBuilder<ButtonBuilder>();
  const button = (verb: string, label: string, style: ButtonStyle) =>
    new ButtonBuilder().setCustomId(customId(verb, ticket.id)).setLabel(label).setStyle(style);
  if (ticket.state === 'closed') {
    const link = new ButtonBuilder().setStyle(ButtonStyle.Link).setURL(transcriptUrl(ticket, publicUrl));
    row.addComponents(link.setLabel(words.support('card.transcript')));
    if (ticket.category.reopenHours === 0 || ticket.placeRemovedAt) return row;
    return row.addComponents(button('ticket-reopen', words.tickets('card.reopen'), ButtonStyle.Secondary));
  }
  row.addComponents(button('ticket-claim', words.support('card.claim'), ButtonStyle.Primary));
  if (ticket.claimedById) {
    row.addComponents(button('ticket-release', words.support('card.release'), ButtonStyle.Secondary));
  }
  if (ticket.state !== 'pending') {
    row.addComponents(button('ticket-pending', words.tickets('card.makePending'), ButtonStyle.Secondary));
  }
  return row.addComponents(button('ticket-close', words.support('card.close'), ButtonStyle.Danger));
}
