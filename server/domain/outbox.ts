import type { EntityManager } from '@mikro-orm/postgresql';
import type { ChangeFacts, TicketChange } from './support/ticket-change.ts';

/** Each durable job that the domain causes: its task name, and what the task is told. */
export interface OutboxTasks {
  'stream.started': { streamId: string };
  'stream.ended': { streamId: string };
  /** A stream's cards are to be looked at again. */
  'stream.changed': { streamId: string };
  /** Members who asked for it are to be told of a stream. */
  'stream.pings': { streamId: string };
  'pings.send': { deliveryIds: string[] };
  /** Members whose DMs are closed are to be mentioned together. */
  'pings.mention': { mentionId: string };
  /** Live roles are to be compared with who is live. */
  'live-roles.sync': Record<string, never>;
  /** The scheduled events of a guild are to be compared with the schedules. */
  'guild-events.sync': { guildId: string };
  /** Something is wrong with how a stream arrives, and its streamer is to be told. */
  'stream.finding': { findingId: string };
  'stream.lost': { streamId: string; lostAt: string };
  /** A card is to be published to the guilds that follow its text channel. */
  'announcement.crosspost': { announcementId: string };
  /** A report was drafted anew, held or let go. */
  'glimcap.drafted': { reportId: string };
  'glimcap.published': { reportId: string };
  'glimcap.corrected': { reportId: string };
  /** A source of metrics is to be read. */
  'metrics.source.due': { source: string };
  /** A guild's message with the figures and its counters are due. */
  'metrics.guild.due': { guildId: string };
  /** The Markdown file of a published report is due. */
  'glimcap.file': { reportId: string };
  /** A published report is due to its readers by e-mail: a mailing is made for each. */
  'glimcap.mail': { reportId: string };
  /** A mailing is to be sent. */
  'glimcap.mailing': { mailingId: string };
  /** Somebody asked for the reports by e-mail. */
  'glimcap.reader.asked': { readerId: string };
  /** The payment provider told of an event, or it was found. */
  'billing.event': { eventId: string };
  /** A member who pays was forgotten. */
  'billing.customer.forgotten': { customer: string };
  /** What a member pays for is gone: they are not to be charged again. */
  'billing.subscription.end': { subscriptionId: string };
  /** What a member is on the platform or in a guild may have changed: their roles are brought up to date, both ways. */
  'member.roles': { discordId: string };
  /** What staff are told of a capability has changed. */
  'capability.notice': { noticeId: string };
  'ticket.opening': { ticketId: string };
  'ticket.changed': {
    ticketId: string;
    change: TicketChange;
    /** The name of who did it; empty when the clock did. */
    by: string;
    at: string;
    facts?: ChangeFacts;
  };
  /** A ticket belongs to another category: its place follows. */
  'ticket.moved': { ticketId: string; from: string; category: string; by: string; at: string };
  /** Somebody was added to a ticket or removed: its place follows. */
  'ticket.person': { ticketId: string; memberId: string };
  /** The time until which a ticket was snoozed has come; `at` says which snooze. */
  'ticket.wake': { ticketId: string; at: string };
  /** The time for which closing was scheduled has come. */
  'ticket.close.due': { ticketId: string; at: string };
  /** A request to close was not answered in time. */
  'ticket.close.lapse': { ticketId: string; at: string };
  /** Something is to be said in a ticket on somebody's behalf. */
  'ticket.reply': { replyId: string };
  /** A ticket's card is to show how it stands, and nothing has to be said. */
  'ticket.card': { ticketId: string };
  /** The member of a closed ticket is to be told, and asked what they thought of the help. */
  'ticket.ended': { ticketId: string };
  /** A mail came in for a ticket: its words are to stand in the ticket's place. */
  'ticket.mail.received': { mailId: string };
  /** What staff have said of late is to become a mail. */
  'ticket.mail.due': { ticketId: string };
  /** A mail of ours is to be sent. */
  'ticket.mail.reply': { replyId: string };
  /** The categories of a guild, or its panels, have changed: the panels' messages follow. */
  'ticket.panels.changed': { guildId: string };
  /** A promise about a ticket comes near its end, or passes. */
  'ticket.deadline': { ticketId: string };
  /** The hours or the promises of a guild have changed: what is due in its tickets moves. */
  'tickets.deadlines': { guildId: string };
  /** Staff are to be told of a deadline. */
  'ticket.alert': { alertId: string };
  'ticket.attachment': { attachmentId: string };
  /** The picture of a custom emoji or a sticker in a ticket is to be kept. */
  'ticket.picture': { ticketId: string; pictureId: string };
  /** The same, as it was enqueued while only emoji had pictures. */
  'ticket.emoji': { ticketId: string; emojiId: string };
  /** An emote came or was decided on: its card for staff is to say so. */
  'emote.review': { emoteId: string };
  /** An emote came, changed or went: every guild that wants emotes is to be brought in step. */
  'emotes.changed': Record<string, never>;
  /** The emoji of a guild or of the application are to be brought in step. */
  'emotes.sync': { place: string };
  /** The message that says how far a guild is, is to be brought up to date. */
  'emotes.report': { place: string };
  /** A guild's own emoji are to be brought into review. */
  'emotes.import': { importId: string; guildId: string; by: string; byId: string };
  'ticket.files.forgotten': { attachmentIds: string[] };
}

export interface OutboxOptions {
  /** Not before this time. */
  runAt?: Date;
  /** A later job with the same key replaces one that has not begun. */
  key?: string;
}

/** Durable jobs, enqueued in the transaction of the change that causes them. */
export interface Outbox {
  /** @param em the entity manager of the running transaction: job and change commit together or not at all. */
  add<Task extends keyof OutboxTasks>(
    em: EntityManager,
    task: Task,
    payload: OutboxTasks[Task],
    options?: OutboxOptions,
  ): Promise<void>;

  /** When the job with a key runs next; null when none waits under it. */
  findRunAt(em: EntityManager, key: string): Promise<Date | null>;

  /** Many jobs of one task, as `add`: they run one after the other, and behind what was added alone. */
  addAll<Task extends keyof OutboxTasks>(
    em: EntityManager,
    task: Task,
    payloads: readonly OutboxTasks[Task][],
    options?: Pick<OutboxOptions, 'runAt'>,
  ): Promise<void>;
}
