import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { AttachmentFailure } from '../attachment-failure.ts';
import { TicketFeedbackSchema } from '../feedback/ticket-feedback.entity.ts';
import { TicketMailSchema } from '../mail/ticket-mail.entity.ts';
import type { PictureFailure } from '../pictures/picture-failure.ts';
import { picturesOfStickers } from '../pictures/sent-sticker.ts';
import { TicketPictureSchema } from '../pictures/ticket-picture.entity.ts';
import { TicketNoteSchema } from '../replies/ticket-note.entity.ts';
import { TicketDeadlineSchema } from '../sla/ticket-deadline.entity.ts';
import { TicketSchema } from '../ticket.entity.ts';
import { TicketAttachmentSchema } from '../ticket-attachment.entity.ts';
import { TicketEventSchema } from '../ticket-event.entity.ts';
import { TicketMessageSchema } from '../ticket-message.entity.ts';
import { TicketMessageVersionSchema } from '../ticket-message-version.entity.ts';
import { TicketParticipantSchema } from '../ticket-participant.entity.ts';
import type { WrittenTicket } from './ticket-document.ts';

/** Why a ticket was closed that was open in the file. */
const IMPORTED = 'imported';
const NOT_HERE = 'not_imported' as const satisfies AttachmentFailure & PictureFailure;
/** It has no place in Discord. */
const NOWHERE = '';
const BATCH = 500;

interface Import {
  guildId: string;
  /** Ids of categories by their names. */
  categories: ReadonlyMap<string, string>;
  numbers: ReadonlyMap<string, number>;
  exportedAt: Date;
  now: Date;
}

/** Writes tickets as closed history. Nothing hears of it: no outbox, no bus. */
export async function insertTickets(em: EntityManager, tickets: WrittenTicket[], given: Import): Promise<void> {
  const closed = tickets.map((ticket) => closedTicket(ticket, given.exportedAt));
  await inBatches(closed, (some) =>
    em.insertMany(
      TicketSchema,
      some.map((ticket) => ticketRow(ticket, given)),
    ),
  );
  await inBatches(closed.flatMap(eventRows), (rows) => em.insertMany(TicketEventSchema, rows));
  await inBatches(closed.flatMap(participantRows), (rows) => em.insertMany(TicketParticipantSchema, rows));
  await inBatches(closed.flatMap(noteRows), (rows) => em.insertMany(TicketNoteSchema, rows));
  await inBatches(closed.flatMap(mailRows), (rows) => em.insertMany(TicketMailSchema, rows));
  await inBatches(
    closed.flatMap((ticket) => feedbackRows(ticket, given.guildId)),
    (rows) => em.insertMany(TicketFeedbackSchema, rows),
  );
  await inBatches(
    closed.flatMap((ticket) => deadlineRows(ticket, given.now)),
    (rows) => em.insertMany(TicketDeadlineSchema, rows),
  );
  for (const ticket of closed) await insertMessages(em, ticket);
}

async function insertMessages(em: EntityManager, { id, messages }: WrittenTicket): Promise<void> {
  await inBatches(messages, async (some) => {
    await em.insertMany(
      TicketMessageSchema,
      some.map(({ author, sentAt, editedAt, deletedAt, forgottenAt, versions: _, attachments: __, ...said }) => ({
        ...{ ...said, ticket: id, authorId: author.id, authorName: author.name, sentAt: new Date(sentAt) },
        ...{ editedAt: instant(editedAt), deletedAt: instant(deletedAt), forgottenAt: instant(forgottenAt) },
      })),
    );
    const versions = some.flatMap((message) =>
      message.versions.map(({ text, replacedAt }) => ({
        ...{ id: randomUUIDv7(), message: message.id, text, replacedAt: new Date(replacedAt) },
      })),
    );
    await inBatches(versions, (rows) => em.insertMany(TicketMessageVersionSchema, rows));
    const attachments = some.flatMap((message) =>
      message.attachments.map(({ discordId, name, sizeBytes }) => ({
        ...{ id: randomUUIDv7(), message: message.id, discordId, name, sizeBytes, url: '', failure: NOT_HERE },
      })),
    );
    await inBatches(attachments, (rows) => em.insertMany(TicketAttachmentSchema, rows));
  });
  const pictures = picturesOfStickers(messages.flatMap(({ stickers }) => stickers)).map((picture) => ({
    ...{ ...picture, id: randomUUIDv7(), ticket: id, failure: NOT_HERE },
  }));
  await inBatches(pictures, (rows) => em.insertMany(TicketPictureSchema, rows));
}

/** One that was open is over now: nobody here is in its conversation. */
function closedTicket(ticket: WrittenTicket, exportedAt: Date): WrittenTicket {
  if (ticket.state === 'closed') return ticket;
  const at = exportedAt.toISOString();
  const facts = ticket.forgottenAt ? {} : { reason: IMPORTED };
  const event = { change: 'closed' as const, by: { id: null, name: '' }, facts, at };
  const end = { state: 'closed' as const, closedAt: at, closedBy: null, closeReason: IMPORTED };
  return { ...ticket, ...end, events: [...ticket.events, event] };
}

function ticketRow(ticket: WrittenTicket, { guildId, categories, numbers, now }: Import) {
  const { id, state, priority, topic, subject, text, answers, member, openedBy, claimedBy, closedBy } = ticket;
  return {
    ...{ id, state, priority, topic, subject, text, answers, guildId, number: numbers.get(id) ?? ticket.number },
    ...{ category: categories.get(ticket.category) ?? '', ticketChannelId: NOWHERE, placeRemovedAt: now },
    ...{ memberId: member.id, memberName: member.name, importedAt: now },
    ...{ openedById: openedBy?.id ?? null, openedByName: openedBy?.name ?? null },
    ...{ claimedById: claimedBy?.id ?? null, claimedByName: claimedBy?.name ?? null },
    ...{ closedById: closedBy?.id ?? null, closedByName: closedBy?.name ?? null, closeReason: ticket.closeReason },
    ...{ openedAt: new Date(ticket.openedAt), firstResponseAt: instant(ticket.firstResponseAt) },
    ...{ closedAt: instant(ticket.closedAt), reopenedAt: instant(ticket.reopenedAt) },
    forgottenAt: instant(ticket.forgottenAt),
  };
}

function eventRows({ id, events }: WrittenTicket) {
  // Those of one instant are read in the order of their ids.
  const ids = events.map(() => randomUUIDv7()).toSorted();
  return events.map(({ change, by, facts, at }, index) => ({
    ...{ id: ids[index] ?? randomUUIDv7(), ticket: id, change, byId: by.id, byName: by.name, facts, at: new Date(at) },
  }));
}

function participantRows({ id, participants }: WrittenTicket) {
  return participants.map((each) => ({
    ...{ ticket: id, memberId: each.id, name: each.name, addedAt: new Date(each.addedAt) },
  }));
}

function noteRows({ id, notes = [] }: WrittenTicket) {
  const ids = notes.map(() => randomUUIDv7()).toSorted();
  return notes.map(({ author, text, at }, index) => ({
    ...{ id: ids[index] ?? randomUUIDv7(), ticket: id, authorId: author.id, authorName: author.name, text },
    at: new Date(at),
  }));
}

function mailRows({ id, mail }: WrittenTicket) {
  return mail ? [{ ticket: id, address: mail.address, subject: mail.subject }] : [];
}

function feedbackRows({ id, feedback }: WrittenTicket, guildId: string) {
  if (!feedback) return [];
  const { rating, comment, supporterId } = feedback;
  const askedAt = new Date(feedback.askedAt);
  // As if told, so that nobody is asked again.
  return [
    { ticket: id, guildId, rating, comment, supporterId, askedAt, toldAt: askedAt, ratedAt: instant(feedback.ratedAt) },
  ];
}

/** How long it took, without a promise: the hours of support elsewhere are not known, so every minute counts. */
function deadlineRows(ticket: WrittenTicket, now: Date) {
  const openedAt = new Date(ticket.openedAt).getTime();
  const isMet = ticket.closeReason !== IMPORTED;
  return [
    { kind: 'first_response' as const, metAt: instant(ticket.firstResponseAt) },
    { kind: 'resolution' as const, metAt: isMet ? instant(ticket.closedAt) : null },
  ].map(({ kind, metAt }) => ({
    ...{ ticket: ticket.id, kind, metAt, isPaused: metAt === null, isBreached: false, readAt: now },
    workedSeconds: metAt && Math.round((metAt.getTime() - openedAt) / 1_000),
  }));
}

async function inBatches<T>(rows: T[], insert: (some: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) await insert(rows.slice(at, at + BATCH));
}

function instant(at: string | null): Date | null {
  return at === null ? null : new Date(at);
}
