import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import {
  ADA,
  emptyTickets,
  GUILD_ID,
  MEMBER,
  MIA,
  openTicket,
  SAM,
  STRANGER,
  toldChanges,
} from '../../../tests/support/tickets.ts';
import { AUTOMATIC_REASONS } from './closing-reason.ts';
import type { Ticket } from './ticket.entity.ts';

const test = suite<TestDomain>('closing of tickets');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach((context) => emptyTickets(context));
test.after((context) => context.close());

const HOUR_MS = 3_600_000;

function at({ clock }: TestDomain, hours: number): Date {
  return new Date(clock.now().getTime() + hours * HOUR_MS);
}

async function find({ database, support }: TestDomain, id: string): Promise<Ticket> {
  return (await database.unitOfWork(() => support.find(id)))!;
}

function staffSays({ database, ticketLog }: TestDomain, ticket: Ticket, sentAt: Date): Promise<void> {
  const author = { ...SAM, avatarUrl: null };
  const id = `7${String(sentAt.getTime()).padStart(17, '0')}`;
  return database.unitOfWork(() =>
    ticketLog.keep(ticket, { id, author, text: 'Which version?', sentAt, editedAt: null, attachments: [] }),
  );
}

test('the member closes their own ticket, once, with a reason', async (context) => {
  const { database, ticketClosing, clock } = context;
  const { id } = await openTicket(context);
  const closed = await database.unitOfWork(() => ticketClosing.close(id, MEMBER, { reason: ' It works now ' }));
  assert.equal(
    [closed.state, closed.closedByName, closed.closedAt, closed.closeReason],
    ['closed', 'Mia', clock.now(), 'It works now'],
  );
  assert.is((await refusal(() => database.unitOfWork(() => ticketClosing.close(id, MEMBER)))).code, 'ticket_not_open');
});

test('a stranger can close nothing, ask nothing and open nothing again', async (context) => {
  const { database, ticketClosing } = context;
  const { id } = await openTicket(context);
  const attempts: (() => Promise<unknown>)[] = [
    () => ticketClosing.close(id, STRANGER),
    () => ticketClosing.scheduleClose(id, STRANGER, at(context, 1)),
    () => ticketClosing.scheduleClose(id, MEMBER, at(context, 1)),
    () => ticketClosing.unscheduleClose(id, MEMBER),
    () => ticketClosing.requestClose(id, MEMBER),
    () => ticketClosing.answerCloseRequest(id, STRANGER, { isSolved: true }),
    () => ticketClosing.answerCloseRequest(id, SAM, { isSolved: true }),
  ];
  for (const attempt of attempts)
    assert.is((await refusal(() => database.unitOfWork(attempt))).kind, 'forbidden', String(attempt));
  await database.unitOfWork(() => ticketClosing.close(id, SAM));
  assert.is((await refusal(() => database.unitOfWork(() => ticketClosing.reopen(id, STRANGER)))).kind, 'forbidden');
});

test('a scheduled close happens at its time, unless it was called off or scheduled anew', async (context) => {
  const { database, ticketClosing, clock } = context;
  const { id } = await openTicket(context);
  const [first, second] = [at(context, 1), at(context, 3)];
  await database.unitOfWork(() => ticketClosing.scheduleClose(id, SAM, first));
  await database.unitOfWork(() => ticketClosing.unscheduleClose(id, SAM));
  assert.is(await database.unitOfWork(() => ticketClosing.closeIfDue(id, first)), false);
  await database.unitOfWork(() => ticketClosing.scheduleClose(id, SAM, second, { reason: 'Solved' }));
  clock.advance({ hours: 3 });
  assert.is(await database.unitOfWork(() => ticketClosing.closeIfDue(id, first)), false);
  assert.is(await database.unitOfWork(() => ticketClosing.closeIfDue(id, second)), true);
  assert.is(await database.unitOfWork(() => ticketClosing.closeIfDue(id, second)), false, 'it may run twice');
  const ticket = await find(context, id);
  assert.equal([ticket.state, ticket.closedByName, ticket.closeReason], ['closed', null, 'Solved']);
});

test('the member answers a request to close: yes closes, no keeps it open, silence changes nothing', async (context) => {
  const { database, ticketClosing, clock } = context;
  const { id } = await openTicket(context);
  await database.unitOfWork(() => ticketClosing.requestClose(id, SAM));
  await database.unitOfWork(() => ticketClosing.answerCloseRequest(id, MEMBER, { isSolved: false }));
  assert.is((await find(context, id)).state, 'open');
  const again = () => database.unitOfWork(() => ticketClosing.answerCloseRequest(id, MEMBER, { isSolved: true }));
  assert.is((await refusal(again)).code, 'close_request_over', 'it was answered');

  const asked = await database.unitOfWork(() => ticketClosing.requestClose(id, SAM));
  const until = asked.closeRequestExpiresAt!;
  clock.set(until.toISOString());
  assert.is((await refusal(again)).code, 'close_request_over', 'it is over');
  for (const _ of [1, 2]) await database.unitOfWork(() => ticketClosing.lapseCloseRequest(id, until));
  assert.is((await find(context, id)).state, 'open');

  await database.unitOfWork(() => ticketClosing.requestClose(id, SAM));
  await again();
  assert.is((await find(context, id)).state, 'closed');
  assert.equal(await toldChanges(context), [
    ...['close_requested', 'close_declined', 'close_requested', 'close_lapsed', 'close_requested', 'closed'],
  ]);
});

test('a closed ticket opens again within its window, by staff or the member', async (context) => {
  const { database, ticketClosing, clock } = context;
  const { id } = await openTicket(context);
  for (const actor of [SAM, MEMBER]) {
    await database.unitOfWork(() => ticketClosing.close(id, SAM, { reason: 'Solved' }));
    clock.advance({ hours: 71 });
    await database.unitOfWork(() => ticketClosing.reopen(id, actor));
    const { state, closedAt, closedByName, closeReason } = await find(context, id);
    assert.equal([state, closedAt, closedByName, closeReason], ['open', null, null, null]);
  }
  assert.is((await refusal(() => database.unitOfWork(() => ticketClosing.reopen(id, SAM)))).code, 'ticket_not_closed');
  await database.unitOfWork(() => ticketClosing.close(id, SAM));
  clock.advance({ hours: 73 });
  assert.is((await refusal(() => database.unitOfWork(() => ticketClosing.reopen(id, SAM)))).code, 'ticket_reopen_over');
});

test('when the member leaves, their tickets close where the category says so', async (context) => {
  const { database, ticketClosing, ticketCategories, clock } = context;
  const kept = await database.unitOfWork(() =>
    ticketCategories.add(ADA, GUILD_ID, { name: 'Payments', isClosedOnLeave: false }),
  );
  const [first, second] = [await openTicket(context), await openTicket(context, { categoryId: kept.id })];
  const elsewhere = await openTicket(context, { guildId: '300000000000000009' });
  clock.advance({ minutes: 1 });
  assert.is(await database.unitOfWork(() => ticketClosing.memberLeft(GUILD_ID, MIA.id)), 1);
  assert.is(await database.unitOfWork(() => ticketClosing.memberLeft(GUILD_ID, MIA.id)), 0);
  const states = await Promise.all([first, second, elsewhere].map(({ id }) => find(context, id)));
  assert.equal(
    states.map(({ state }) => state),
    ['closed', 'open', 'open'],
  );
  assert.is(states[0]?.closeReason, AUTOMATIC_REASONS.left);
});

test('a ticket whose place was deleted is closed, and cannot be opened again', async (context) => {
  const { database, ticketClosing } = context;
  const { id, threadId } = await openTicket(context);
  for (const _ of [1, 2]) await database.unitOfWork(() => ticketClosing.threadDeleted(threadId!));
  const { state, closeReason } = await find(context, id);
  assert.equal([state, closeReason], ['closed', AUTOMATIC_REASONS.placeDeleted]);
  assert.is((await refusal(() => database.unitOfWork(() => ticketClosing.reopen(id, SAM)))).code, 'ticket_reopen_over');
});

test('a ticket that waits for its member is warned, then closed; one that waits for staff is left alone', async (context) => {
  const { clock, database, ticketCare, ticketClosing, ticketCategories } = context;
  const { id: categoryId } = await database.unitOfWork(() =>
    ticketCategories.add(ADA, GUILD_ID, { name: 'Slow', staleWarnHours: 24, staleCloseHours: 12, cooldownSeconds: 0 }),
  );
  const unanswered = await openTicket(context, { categoryId });
  const answered = await openTicket(context, { categoryId });
  const pending = await openTicket(context, { categoryId });
  const never = await openTicket(context);
  for (const ticket of [answered, never]) await staffSays(context, ticket, at(context, 0.1 + ticket.number / 1e6));
  await database.unitOfWork(() => ticketCare.setPending(pending.id, SAM));
  const stale = () => database.unitOfWork(() => ticketClosing.listStale({ limit: 10 }));
  const handle = (id: string) => database.unitOfWork(() => ticketClosing.handleStale(id));
  assert.equal(await stale(), []);
  assert.is(await handle(answered.id), null);

  clock.advance({ hours: 25 });
  assert.equal(await stale(), [answered.id, pending.id]);
  assert.equal([await handle(answered.id), await handle(pending.id)], ['warned', 'warned']);
  assert.equal([await stale(), await handle(answered.id)], [[], null], 'a warning comes once');

  await staffSays(context, pending, at(context, 1));
  clock.advance({ hours: 12 });
  assert.equal(await stale(), [answered.id], 'a word of staff begins the waiting anew');
  assert.is(await handle(answered.id), 'closed');
  assert.is((await find(context, answered.id)).closeReason, AUTOMATIC_REASONS.stale);
  assert.is((await find(context, unanswered.id)).state, 'open');
});

test.run();
