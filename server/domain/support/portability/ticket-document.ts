import type { SentSticker } from '../pictures/sent-sticker.ts';
import type { TicketAnswer, TicketState } from '../ticket.entity.ts';
import type { ChangeFacts, TicketChange } from '../ticket-change.ts';
import type { TicketPriority } from '../ticket-priority.ts';

/** What the file says of itself. */
export const TICKET_FORMAT = 'glim-tickets';
export const TICKET_FORMAT_VERSION = 1;

/** Somebody, as they were called then; without an id once they are forgotten, or who wrote by e-mail. */
export interface WrittenPerson {
  id: string | null;
  name: string;
}

/** A message as it was said; times are ISO 8601 in UTC. */
export interface WrittenMessage {
  /** Discord's own. */
  id: string;
  author: WrittenPerson;
  isStaff: boolean;
  isAnonymous: boolean;
  text: string;
  sentAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  forgottenAt: string | null;
  /** Earlier texts, oldest first. */
  versions: { text: string; replacedAt: string }[];
  /** Without their bytes. */
  attachments: { discordId: string; name: string; sizeBytes: number; isStored: boolean }[];
  /** Without their pictures. */
  stickers: SentSticker[];
}

/** A ticket with all that belongs to it. */
export interface WrittenTicket {
  id: string;
  number: number;
  state: Exclude<TicketState, 'opening'>;
  /** The name of one of the document's categories. */
  category: string;
  priority: TicketPriority;
  topic: string | null;
  subject: string;
  text: string;
  answers: TicketAnswer[];
  member: WrittenPerson;
  openedBy: WrittenPerson | null;
  claimedBy: WrittenPerson | null;
  openedAt: string;
  firstResponseAt: string | null;
  reopenedAt: string | null;
  closedAt: string | null;
  closedBy: WrittenPerson | null;
  closeReason: string | null;
  forgottenAt: string | null;
  /** With whom it was by e-mail. */
  mail: { address: string; subject: string } | null;
  participants: { id: string; name: string; addedAt: string }[];
  events: { change: TicketChange; by: WrittenPerson; facts: ChangeFacts; at: string }[];
  feedback: {
    rating: number | null;
    comment: string | null;
    askedAt: string;
    ratedAt: string | null;
    supporterId: string | null;
  } | null;
  /** Only where staff's notes were asked for. */
  notes?: { author: WrittenPerson; text: string; at: string }[];
  messages: WrittenMessage[];
}

export interface WrittenCategory {
  name: string;
  description: string | null;
}

/** The tickets of one guild as one JSON document. */
export interface TicketDocument {
  format: typeof TICKET_FORMAT;
  version: typeof TICKET_FORMAT_VERSION;
  exportedAt: string;
  guildId: string;
  categories: WrittenCategory[];
  tickets: WrittenTicket[];
}
