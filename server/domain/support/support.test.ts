import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import { beginTicket, emptyTickets, MEMBER, MIA, openTicket, SAM, STRANGER } from '../../../tests/support/tickets.ts';
import type { Ticket } from './ticket.entity.ts';

const test = suite<TestDomain>('support');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async (context) => {
  await emptyTickets(context);
});
test.after((context) => context.close());

test('a ticket begins as opening, with a number and the job that finishes it', async (context) => {
  const first = await beginTicket(context);
  assert.is(first.state, 'opening');
  context.clock.advance({ minutes: 1 });
  const second = await beginTicket(context);
  assert.is(second.number, first.number + 1);

  const [job] = await context.listJobs();
  assert.equal([job?.task, job?.payload.ticketId], ['ticket.opening', first.id]);
  assert.ok(job!.runAt > first.openedAt, 'it leaves the caller time to finish');
});

test('a request without words is refused', async (context) => {
  assert.is((await refusal(() => beginTicket(context, { subject: '  ' }))).code, 'ticket_empty');
  assert.is((await refusal(() => beginTicket(context, { text: '\n' }))).code, 'ticket_empty');
});

test('a member has at most three open tickets, even when five forms arrive at once', async (context) => {
  const { clock } = context;
  for (const _ of [1, 2]) {
    await openTicket(context);
    clock.advance({ minutes: 1 });
  }
  const answers = await Promise.allSettled(Array.from({ length: 5 }, () => beginTicket(context)));
  assert.is(answers.filter(({ status }) => status === 'fulfilled').length, 1);
  clock.advance({ minutes: 1 });

  const { kind, code, message } = await refusal(() => beginTicket(context));
  assert.equal([kind, code], ['conflict', 'tickets_too_many']);
  assert.match(message, /3 open tickets/);
});

test('closing one makes room for the next', async (context) => {
  const { clock, database, ticketClosing } = context;
  const tickets: Ticket[] = [];
  for (const _ of [1, 2, 3]) {
    tickets.push(await openTicket(context));
    clock.advance({ minutes: 1 });
  }
  await database.unitOfWork(() => ticketClosing.close(tickets[0]!.id, MEMBER));
  assert.is((await beginTicket(context)).state, 'opening');
});

test('a second ticket within the cooldown is told how long to wait; others may open theirs', async (context) => {
  await openTicket(context);
  context.clock.advance({ seconds: 12 });
  const { code, message } = await refusal(() => beginTicket(context));
  assert.is(code, 'ticket_too_soon');
  assert.match(message, /18 s/);

  assert.ok(await beginTicket(context, { member: { ...MIA, id: STRANGER.id } }));
  context.clock.advance({ seconds: 18 });
  assert.ok(await beginTicket(context));
});

test('a cancelled ticket was never there; an open one cannot be cancelled', async (context) => {
  const { database, support } = context;
  const opening = await beginTicket(context);
  await database.unitOfWork(() => support.cancel(opening));
  assert.is(await database.unitOfWork(() => support.find(opening.id)), null);

  const ticket = await openTicket(context);
  await database.unitOfWork(() => support.cancel(ticket));
  assert.is((await database.unitOfWork(() => support.find(ticket.id)))?.state, 'open');
});

test('the week counts what was opened in it, and the median time to the first answer', async (context) => {
  const { clock, database, support, ticketLog } = context;
  clock.set('2026-03-08T23:59:50Z');
  await openTicket(context);
  clock.set('2026-03-09T00:00:00Z');
  for (const [index, seconds] of [60, 600, 120].entries()) {
    const member = { ...MIA, id: `21000000000000000${index}` };
    const ticket = await openTicket(context, { member });
    const sentAt = new Date(clock.now().getTime() + seconds * 1000);
    const snapshot = { text: 'Hello', sentAt, editedAt: null, attachments: [] };
    const answer = { ...snapshot, id: `60000000000000000${index}`, author: { ...SAM, avatarUrl: null } };
    await database.unitOfWork(() => ticketLog.keep(ticket, answer));
  }
  const week = { from: new Date('2026-03-09T00:00:00Z'), to: new Date('2026-03-16T00:00:00Z') };
  assert.is(await database.unitOfWork(() => support.countOpened(week)), 3);
  assert.is(await database.unitOfWork(() => support.firstResponseMedianSeconds(week)), 120);

  const empty = { from: week.to, to: new Date('2026-03-23T00:00:00Z') };
  assert.is(await database.unitOfWork(() => support.countOpened(empty)), 0);
  assert.is(await database.unitOfWork(() => support.firstResponseMedianSeconds(empty)), null);
});

test.run();
