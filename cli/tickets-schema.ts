import { z } from 'zod';
import { TICKET_FORMAT, TICKET_FORMAT_VERSION } from '../server/domain/support/portability/ticket-document.ts';
import { TICKET_CHANGES } from '../server/domain/support/ticket-change.ts';
import { TICKET_PRIORITIES } from '../server/domain/support/ticket-priority.ts';

/** Counting goes on above the highest number, so one file cannot use them all up. */
const NUMBER_MAX = 10_000_000;
const TICKETS_MAX = 100_000;
const MESSAGES_MAX = 100_000;
const LIST_MAX = 10_000;
const STICKERS_MAX = 100;
/** No ticket was opened before. */
const EARLIEST = '2000';
const LATEST = '2100';

/** What Postgres can keep, to the letter. */
const isKept = (text: string) => text.isWellFormed() && !text.includes('\0');
const text = (longest: number) =>
  z
    .string()
    .refine((told) => told.length <= longest, `must be text of up to ${longest} characters`)
    .refine(isKept, 'must be text without NUL and lone surrogates');
const instant = z.iso
  .datetime({ precision: 3 })
  .refine((at) => at >= EARLIEST && at < LATEST, `must be between the years ${EARLIEST} and ${LATEST}`);
const snowflake = z.string().refine((id) => /^[1-9]\d{0,19}$/.test(id), 'must be an id of Discord: up to 20 digits');
const person = z.strictObject({ id: snowflake.nullable(), name: text(100) });
/** As the database keeps ids: in small letters. */
const uuid = z.uuid().refine((id) => id === id.toLowerCase(), 'must be in small letters');

const message = z.strictObject({
  ...{ id: snowflake, author: person, isStaff: z.boolean(), isAnonymous: z.boolean(), text: text(10_000) },
  ...{ sentAt: instant, editedAt: instant.nullable(), deletedAt: instant.nullable(), forgottenAt: instant.nullable() },
  versions: z.array(z.strictObject({ text: text(10_000), replacedAt: instant })).max(LIST_MAX),
  attachments: z
    .array(
      z.strictObject({
        ...{ discordId: snowflake, name: text(260), isStored: z.boolean() },
        sizeBytes: z
          .int({ abort: true })
          .min(0)
          .max(2 ** 31 - 1),
      }),
    )
    .max(LIST_MAX),
  /** Files of an earlier day have their names in the text. */
  stickers: z
    .array(z.strictObject({ discordId: snowflake, name: text(100), format: z.enum(['png', 'gif']).nullable() }))
    .max(STICKERS_MAX)
    .default([]),
});

const ticket = z.strictObject({
  id: uuid,
  number: z.int({ abort: true }).min(1).max(NUMBER_MAX),
  state: z.enum(['open', 'pending', 'closed']),
  ...{ category: text(50), priority: z.enum(TICKET_PRIORITIES), topic: text(200).nullable() },
  ...{ subject: text(100), text: text(10_000) },
  answers: z.array(z.strictObject({ label: text(100), text: text(10_000) })).max(25),
  ...{ member: person, openedBy: person.nullable(), claimedBy: person.nullable() },
  ...{ openedAt: instant, firstResponseAt: instant.nullable(), reopenedAt: instant.nullable() },
  ...{ closedAt: instant.nullable(), closedBy: person.nullable(), closeReason: text(500).nullable() },
  forgottenAt: instant.nullable(),
  mail: z.strictObject({ address: text(254), subject: text(200) }).nullable(),
  participants: z.array(z.strictObject({ id: snowflake, name: text(100), addedAt: instant })).max(LIST_MAX),
  events: z
    .array(
      z.strictObject({
        ...{ change: z.enum(TICKET_CHANGES), by: person, at: instant },
        facts: z.record(text(100), text(2_000)),
      }),
    )
    .max(LIST_MAX),
  feedback: z
    .strictObject({
      ...{ rating: z.int({ abort: true }).min(1).max(5).nullable(), comment: text(1_000).nullable() },
      ...{ askedAt: instant, ratedAt: instant.nullable(), supporterId: snowflake.nullable() },
    })
    .nullable(),
  notes: z
    .array(z.strictObject({ author: person, text: text(10_000), at: instant }))
    .max(LIST_MAX)
    .exactOptional(),
  messages: z.array(message).max(MESSAGES_MAX),
});

/** The shape of a file of tickets; what holds between its parts `ticketsContradictions` says. */
export const ticketsSchema = z.strictObject({
  format: z.literal(TICKET_FORMAT),
  version: z.literal(TICKET_FORMAT_VERSION),
  exportedAt: instant,
  guildId: snowflake,
  categories: z
    .array(
      z.strictObject({
        name: text(50).refine((name) => name !== '', 'must be a name'),
        description: text(100).nullable(),
      }),
    )
    .max(LIST_MAX),
  tickets: z.array(ticket).max(TICKETS_MAX),
});
