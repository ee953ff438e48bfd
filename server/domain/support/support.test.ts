import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { DomainError } from '../errors.ts';
import type { Actor } from './policies.ts';
import type { TicketRequest } from './support.ts';
import type { Ticket } from './ticket.entity.ts';

const MIA = { id: '200000000000000001', name: 'Mia', avatarUrl: null };
const SAM: Actor = { id: '200000000000000002', name: 'Sam', isStaff: true };
const ADA: Actor = { id: '200000000000000003', name: 'Ada', isStaff: true };
const STRANGER: Actor = { id: '200000000000000004', name: 'Sol', isStaff: false };

const test = suite<TestDomain>('support');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async ({ database }) => {
  await database.pool.query('delete from ticket; delete from graphile_worker._private_jobs');
});
test.after((context) => context.close());

function begin({ database, support }: TestDomain, request: Partial<TicketRequest> = {}): Promise<Ticket> {
  const given = { guildId: '300000000000000001', ticketChannelId: '300000000000000002', member: MIA };
  return database.unitOfWork(() => support.open({ ...given, subject: 'Key', text: 'It fails', ...request }));
}

let threads = 0;

async function open(context: TestDomain, request: Partial<TicketRequest> = {}): Promise<Ticket> {
  const { id } = await begin(context, request);
  const { database, support } = context;
  return database.unitOfWork(async () => {
    const ticket = (await support.find(id))!;
    await support.threadStarted(ticket, `4${String(++threads).padStart(17, '0')}`);
    await support.opened(ticket, '500000000000000001');
    return ticket;
  });
}

async function refusal(work: () => Promise<unknown>): Promise<{ kind: string; code: string; message: string }> {
  try {
    await work();
  } catch (error) {
    const { kind, code, message } = error as DomainError;
    return { kind, code, message };
  }
  throw new Error('it was not refused');
}

test('a ticket begins as opening, with a number and the job that finishes it', async (context) => {
  const first = await begin(context);
  assert.is(first.state, 'opening');
  context.clock.advance({ minutes: 1 });
  const second = await begin(context);
  assert.is(second.number, first.number + 1);

  const [job] = await context.listJobs();
  assert.equal([job?.task, job?.payload.ticketId], ['ticket.opening', first.id]);
  assert.ok(job!.runAt > first.openedAt, 'it leaves the caller time to finish');
});

test('a request without words is refused', async (context) => {
  assert.is((await refusal(() => begin(context, { subject: '  ' }))).code, 'ticket_empty');
  assert.is((await refusal(() => begin(context, { text: '\n' }))).code, 'ticket_empty');
});

test('a member has at most three open tickets, even when five forms arrive at once', async (context) => {
  const { clock } = context;
  for (const _ of [1, 2]) {
    await open(context);
    clock.advance({ minutes: 1 });
  }
  const answers = await Promise.allSettled(Array.from({ length: 5 }, () => begin(context)));
  assert.is(answers.filter(({ status }) => status === 'fulfilled').length, 1);
  clock.advance({ minutes: 1 });

  const { kind, code, message } = await refusal(() => begin(context));
  assert.equal([kind, code], ['conflict', 'tickets_too_many']);
  assert.match(message, /3 open tickets/);
});

test('closing one makes room for the next', async (context) => {
  const { clock, database, support } = context;
  const tickets: Ticket[] = [];
  for (const _ of [1, 2, 3]) {
    tickets.push(await open(context));
    clock.advance({ minutes: 1 });
  }
  await database.unitOfWork(() => support.close(tickets[0]!.id, { ...STRANGER, id: MIA.id }));
  assert.is((await begin(context)).state, 'opening');
});

test('a second ticket within the cooldown is told how long to wait; others may open theirs', async (context) => {
  await open(context);
  context.clock.advance({ seconds: 12 });
  const { code, message } = await refusal(() => begin(context));
  assert.is(code, 'ticket_too_soon');
  assert.match(message, /18 s/);

  assert.ok(await begin(context, { member: { ...MIA, id: STRANGER.id } }));
  context.clock.advance({ seconds: 18 });
  assert.ok(await begin(context));
});

test('a cancelled ticket was never there; an open one cannot be cancelled', async (context) => {
  const { database, support } = context;
  const opening = await begin(context);
  await database.unitOfWork(() => support.cancel(opening));
  assert.is(await database.unitOfWork(() => support.find(opening.id)), null);

  const ticket = await open(context);
  await database.unitOfWork(() => support.cancel(ticket));
  assert.is((await database.unitOfWork(() => support.find(ticket.id)))?.state, 'open');
});

test('the first supporter claims, the second is told who has it and may take over', async (context) => {
  const { database, support } = context;
  const { id } = await open(context);
  const [one, two] = await Promise.all([SAM, ADA].map((actor) => database.unitOfWork(() => support.claim(id, actor))));
  assert.is([one, two].filter((outcome) => outcome?.isClaimed).length, 1, 'two at once: one gets it');

  const holder = one?.isClaimed ? SAM : ADA;
  const other = one?.isClaimed ? ADA : SAM;
  const told = await database.unitOfWork(() => support.claim(id, other));
  assert.equal([told.isClaimed, 'holder' in told && told.holder], [false, holder.name]);

  const taken = await database.unitOfWork(() => support.claim(id, other, { takeOver: true }));
  assert.equal([taken.isClaimed, taken.ticket.claimedById], [true, other.id]);
  const changes = (await context.listJobs()).flatMap(({ payload }) => payload.change ?? []);
  assert.equal(changes, ['claimed', 'taken_over']);
});

test('claiming again what one has changes nothing', async (context) => {
  const { database, support } = context;
  const { id } = await open(context);
  for (const _ of [1, 2]) assert.is((await database.unitOfWork(() => support.claim(id, SAM))).isClaimed, true);
  assert.is((await context.listJobs()).filter(({ task }) => task === 'ticket.changed').length, 1);
});

test('a released ticket is free for the next', async (context) => {
  const { database, support } = context;
  const { id } = await open(context);
  await database.unitOfWork(() => support.claim(id, SAM));
  await database.unitOfWork(() => support.release(id, ADA));
  assert.is((await database.unitOfWork(() => support.claim(id, ADA))).isClaimed, true);
});

test('who is not staff can neither claim nor release nor close the ticket of another', async (context) => {
  const { database, support } = context;
  const { id } = await open(context);
  const attempts: (() => Promise<unknown>)[] = [
    () => support.claim(id, STRANGER),
    () => support.claim(id, STRANGER, { takeOver: true }),
    () => support.release(id, STRANGER),
    () => support.close(id, STRANGER),
  ];
  for (const attempt of attempts)
    assert.is((await refusal(() => database.unitOfWork(attempt))).kind, 'forbidden', String(attempt));
});

test('the member closes their own ticket, once, and then nothing more can be done with it', async (context) => {
  const { database, support, clock } = context;
  const { id } = await open(context);
  const mia: Actor = { ...MIA, isStaff: false };
  const closed = await database.unitOfWork(() => support.close(id, mia));
  assert.equal([closed.state, closed.closedByName, closed.closedAt], ['closed', 'Mia', clock.now()]);

  const attempts: (() => Promise<unknown>)[] = [
    () => support.close(id, mia),
    () => support.claim(id, SAM),
    () => support.release(id, SAM),
  ];
  for (const attempt of attempts)
    assert.is((await refusal(() => database.unitOfWork(attempt))).code, 'ticket_not_open');
});

test('the week counts what was opened in it, and the median time to the first answer', async (context) => {
  const { clock, database, support, ticketLog } = context;
  clock.set('2026-03-08T23:59:50Z');
  await open(context);
  clock.set('2026-03-09T00:00:00Z');
  for (const [index, seconds] of [60, 600, 120].entries()) {
    const member = { ...MIA, id: `21000000000000000${index}` };
    const ticket = await open(context, { member });
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

test('a ticket whose thread was deleted is closed', async (context) => {
  const { database, support } = context;
  const { id, threadId } = await open(context);
  await database.unitOfWork(() => support.threadDeleted(threadId!));
  assert.is((await database.unitOfWork(() => support.find(id)))?.state, 'closed');
});

test.run();
