import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import { emptyTickets, MEMBER, MIA, openTicket, SAM, toldChanges } from '../../../tests/support/tickets.ts';
import { AUTOMATIC_REASONS } from './closing-reason.ts';
import type { Ticket } from './ticket.entity.ts';

const test = suite<TestDomain>('asking whether a ticket can be closed');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach((context) => emptyTickets(context));
test.after((context) => context.close());

function hours({ clock }: TestDomain, ahead: number): Date {
  return new Date(clock.now().getTime() + ahead * 3_600_000);
}

function ask(
  { database, ticketClosing }: TestDomain,
  ticket: Ticket,
  request: Parameters<TestDomain['ticketClosing']['requestClose']>[2] = {},
): Promise<Ticket> {
  return database.unitOfWork(() => ticketClosing.requestClose(ticket.id, SAM, request));
}

async function lapse(
  { clock, database, support, ticketClosing }: TestDomain,
  ticket: Ticket,
  at: Date,
): Promise<Ticket> {
  clock.set(at.toISOString());
  for (const _ of [1, 2]) await database.unitOfWork(() => ticketClosing.lapseCloseRequest(ticket.id, at));
  return database.unitOfWork(async () => (await support.find(ticket.id))!);
}

test('its reason and its time are kept and told, and a time that is over or far away is refused', async (context) => {
  const ticket = await openTicket(context);
  const lapsesAt = hours(context, 2);
  const asked = await ask(context, ticket, { reason: ' Works here ', lapsesAt, closesUnanswered: true });
  assert.equal(
    [asked.closeRequestReason, asked.closeRequestExpiresAt, asked.closesUnanswered],
    ['Works here', lapsesAt, true],
  );
  const told = (await context.listJobs()).find(({ task }) => task === 'ticket.changed');
  assert.equal(told?.payload.facts, { until: lapsesAt.toISOString(), reason: 'Works here', closes: 'yes' });
  for (const far of [0, 91 * 24]) {
    const { code } = await refusal(() => ask(context, ticket, { lapsesAt: hours(context, far) }));
    assert.is(code, 'ticket_time_invalid');
  }
});

test('without an answer it stays open, or is closed where staff said so, once', async (context) => {
  const [stays, closes] = [await openTicket(context), await openTicket(context, { guildId: '300000000000000009' })];
  const lapsesAt = hours(context, 3);
  await ask(context, stays, { lapsesAt });
  await ask(context, closes, { lapsesAt, closesUnanswered: true });
  assert.is((await lapse(context, stays, lapsesAt)).state, 'open');
  const closed = await lapse(context, closes, lapsesAt);
  assert.equal([closed.state, closed.closeReason], ['closed', AUTOMATIC_REASONS.unanswered]);
  assert.equal([closed.closeRequestReason, closed.closesUnanswered], [null, false]);
  assert.equal(await toldChanges(context), ['close_requested', 'close_requested', 'close_lapsed', 'closed']);
});

test('a word of the member keeps it open, and the question stands', async (context) => {
  const { clock, database, ticketClosing, ticketLog } = context;
  const ticket = await openTicket(context);
  const lapsesAt = hours(context, 3);
  await ask(context, ticket, { lapsesAt, closesUnanswered: true });
  clock.advance({ minutes: 5 });
  const author = { ...MIA, isStaff: false };
  const said = { id: '700000000000000001', author, text: 'One moment', sentAt: clock.now(), editedAt: null };
  await database.unitOfWork(() => ticketLog.keep(ticket, { ...said, attachments: [] }));
  const isSolved = { isSolved: true };
  assert.is((await lapse(context, ticket, hours(context, 1))).state, 'open');
  const answered = await database.unitOfWork(() => ticketClosing.answerCloseRequest(ticket.id, MEMBER, isSolved));
  assert.is(answered.state, 'closed');
});

test('asking again is another question, and keeping it open withdraws it', async (context) => {
  const { clock, database, ticketClosing } = context;
  const ticket = await openTicket(context);
  const first = await ask(context, ticket, { lapsesAt: hours(context, 1), closesUnanswered: true });
  const until = first.closeRequestExpiresAt ?? undefined;
  clock.advance({ minutes: 1 });
  await ask(context, ticket, { lapsesAt: hours(context, 5) });
  const answer = (at?: Date) =>
    database.unitOfWork(() => ticketClosing.answerCloseRequest(ticket.id, MEMBER, { isSolved: true, until: at }));
  assert.is((await refusal(() => answer(until))).code, 'close_request_over');
  assert.is((await lapse(context, ticket, until!)).state, 'open', 'the time of the first means nothing any more');
  await database.unitOfWork(() => ticketClosing.unscheduleClose(ticket.id, SAM));
  assert.is((await refusal(() => answer())).code, 'close_request_over');
});

test.run();
