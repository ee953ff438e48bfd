import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ensureDefaultCategory } from '#domain/support/categories/default-category.ts';
import { TicketSchema } from '#domain/support/ticket.entity.ts';
import { DEMO_MEMBER } from './demo-label.ts';
import type { DemoDay } from './demo-span.ts';
import { Random } from './random.ts';

const SUBJECTS = ['a stream key', 'packet loss', 'a payment', 'an emote', 'a profile', 'moderation'] as const;
/** No guild has it. */
const NOWHERE = '0';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Tickets that were opened, answered and closed. Nothing of them was ever in Discord. */
export function fillTickets({ em }: { em: EntityManager }): (day: DemoDay) => Promise<void> {
  const random = new Random('tickets');

  return async ({ startsAt, liveliness, weekday }) => {
    const opened = random.count((weekday > 5 ? 2 : 3.2) * liveliness);
    if (opened === 0) return;
    const numbers = await em.execute<{ number: number }[]>(
      `select nextval('ticket_number')::int as number from generate_series(1, ?::int)`,
      [opened],
    );
    const category = await ensureDefaultCategory(em, { guildId: NOWHERE, now: startsAt });
    await em.insertMany(
      TicketSchema,
      numbers.map(({ number }) => ({
        ...ticket(number, startsAt.getTime() + random.between(8, 24) * HOUR_MS, random),
        category: category.id,
        answers: [],
      })),
    );
  };
}

function ticket(number: number, openedAtMs: number, random: Random) {
  // Mostly within the hour, sometimes the next morning.
  const waitedMs = MINUTE_MS * Math.exp(random.between(1.5, 4.8));
  const answeredAtMs = openedAtMs + waitedMs;
  return {
    id: randomUUIDv7(),
    number,
    state: 'closed' as const,
    guildId: NOWHERE,
    ticketChannelId: NOWHERE,
    memberName: DEMO_MEMBER,
    subject: `Demo: about ${random.pick([...SUBJECTS])}`,
    text: 'An invented ticket of the demo.',
    openedAt: new Date(openedAtMs),
    firstResponseAt: new Date(answeredAtMs),
    closedAt: new Date(answeredAtMs + random.between(1, 30) * HOUR_MS),
    closedByName: DEMO_MEMBER,
  };
}
