import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { suite } from '../../../../tests/support/suite.ts';
import type { Actor } from '../policies.ts';
import type { Ticket } from '../ticket.entity.ts';

const GUILD = '300000000000000001';
const SAM: Actor = { id: '200000000000000002', name: 'Sam', isStaff: true };
const LEAD: Actor = { id: '200000000000000003', name: 'Lea', isStaff: true, isManager: true };
const ALL = { guildId: GUILD, categoryId: null, priority: null };
const RAISE = { step: 'raise', warnPercent: 50 } as const;

const test = suite<TestDomain>('deadline watch');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async (context) => {
  await context.database.pool.query(
    'delete from ticket; delete from support_target; delete from support_escalation; delete from graphile_worker._private_jobs',
  );
  context.clock.set('2026-06-01T06:00:00Z');
  await work(context, async ({ supportTargets }) => {
    await supportTargets.choose(LEAD, ALL, { firstResponseMinutes: 60 });
    await supportTargets.chooseEscalation(LEAD, GUILD, RAISE);
  });
});
test.after((context) => context.close());

function work<T>(context: TestDomain, run: (domain: TestDomain) => Promise<T>): Promise<T> {
  return context.database.unitOfWork(() => run(context));
}

let members = 0;

function open(context: TestDomain): Promise<Ticket> {
  return work(context, async ({ support }) => {
    const member = { id: `21${String(++members).padStart(16, '0')}`, name: 'Mia', avatarUrl: null };
    const request = { guildId: GUILD, ticketChannelId: '300000000000000002', subject: 'Key', text: 'It fails', member };
    const ticket = await support.open(request);
    await support.threadStarted(ticket, `4${String(members).padStart(17, '0')}`);
    await support.opened(ticket, '500000000000000001');
    return ticket;
  });
}

/** The job is done as the queue would, whenever it comes. */
function look(context: TestDomain, { id }: Ticket): Promise<void> {
  return work(context, ({ deadlineWatch }) => deadlineWatch.look(id));
}

async function alerts({ database }: TestDomain): Promise<string[]> {
  const { rows } = await database.pool.query('select kind, occasion from ticket_alert order by created_at, occasion');
  return rows.map(({ kind, occasion }) => `${kind} ${occasion}`);
}

test('staff are warned once before, and told once after, however often the clock is looked at', async (context) => {
  const { clock } = context;
  const ticket = await open(context);
  await look(context, ticket);
  assert.equal(await alerts(context), [], 'too early');

  clock.set('2026-06-01T06:30:00Z');
  for (const _ of [1, 2]) await look(context, ticket);
  assert.equal(await alerts(context), ['first_response near']);

  clock.set('2026-06-01T07:00:00Z');
  for (const _ of [1, 2]) await look(context, ticket);
  assert.equal(await alerts(context), ['first_response near', 'first_response late']);
  const told = (await context.listJobs()).filter(({ task }) => task === 'ticket.alert');
  assert.is(told.length, 2, 'each with the job that posts it');
});

test('a look is followed by one at the next moment at which something is due, and by none after the last', async (context) => {
  const ticket = await open(context);
  const nextAfter = async (at: string) => {
    await context.database.pool.query('delete from graphile_worker._private_jobs');
    context.clock.set(at);
    await look(context, ticket);
    return (await context.listJobs()).filter(({ task }) => task === 'ticket.deadline').map(({ runAt }) => runAt);
  };
  assert.equal(await nextAfter('2026-06-01T06:10:00Z'), [new Date('2026-06-01T06:30:00Z')]);
  assert.equal(await nextAfter('2026-06-01T06:30:00Z'), [new Date('2026-06-01T07:00:00Z')]);
  assert.equal(await nextAfter('2026-06-01T07:00:00Z'), []);
});

test('two looks at once say it once', async (context) => {
  const ticket = await open(context);
  context.clock.set('2026-06-01T06:30:00Z');
  await Promise.all([1, 2, 3].map(() => look(context, ticket)));
  assert.equal(await alerts(context), ['first_response near']);
});

test('after a night in which nothing ran, what is late is told, and no warning after the fact', async (context) => {
  const ticket = await open(context);
  context.clock.set('2026-06-02T06:00:00Z');
  await look(context, ticket);
  assert.equal(await alerts(context), ['first_response late']);
});

test('a broken promise raises the priority by one, once, and not all the way up', async (context) => {
  const { clock, support } = context;
  await work(context, ({ supportTargets }) =>
    supportTargets.choose(LEAD, { ...ALL, priority: 'high' }, { firstResponseMinutes: 10 }),
  );
  const ticket = await open(context);
  for (const at of ['2026-06-01T07:00:00Z', '2026-06-01T08:00:00Z', '2026-06-01T09:00:00Z']) {
    clock.set(at);
    await look(context, ticket);
  }
  assert.is((await work(context, () => support.find(ticket.id)))?.priority, 'high');
  assert.equal(await alerts(context), ['first_response late']);
  const changes = (await context.listJobs()).filter(({ task }) => task === 'ticket.changed');
  assert.equal(
    changes.map(({ payload }) => [payload.change, payload.by]),
    [['prioritised', '']],
  );
});

test('an answer, a pause and an end each keep staff from being told', async (context) => {
  const { clock, ticketCare, ticketClosing, ticketLog } = context;
  const [answered, waiting, closed] = [await open(context), await open(context), await open(context)];
  const snapshot = { id: '600000000000000001', text: 'Hi', sentAt: clock.now(), editedAt: null, attachments: [] };
  const author = { ...SAM, avatarUrl: null };
  await work(context, () => ticketLog.keep(answered, { ...snapshot, author }));
  await work(context, () => ticketCare.setPending(waiting.id, SAM));
  await work(context, () => ticketClosing.close(closed.id, SAM));
  clock.set('2026-06-03T06:00:00Z');
  for (const ticket of [answered, waiting, closed]) await look(context, ticket);
  assert.equal(await alerts(context), []);
});

test('a promise that is made longer while it is kept is warned of anew', async (context) => {
  const { clock } = context;
  const ticket = await open(context);
  clock.set('2026-06-01T06:30:00Z');
  await look(context, ticket);
  await work(context, ({ supportTargets }) => supportTargets.choose(LEAD, ALL, { firstResponseMinutes: 240 }));
  clock.set('2026-06-01T08:00:00Z');
  await look(context, ticket);
  assert.equal(await alerts(context), ['first_response near', 'first_response near']);
});

test('a ticket that is gone by then is nothing to look at', async (context) => {
  const ticket = await open(context);
  await context.database.pool.query('delete from ticket');
  await look(context, ticket);
  assert.equal(await alerts(context), []);
});

test.run();
