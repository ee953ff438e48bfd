import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { refusal } from '../../../../tests/support/refusal.ts';
import { suite } from '../../../../tests/support/suite.ts';
import type { Actor } from '../policies.ts';
import type { Ticket } from '../ticket.entity.ts';
import type { TicketDeadline } from './ticket-deadline.entity.ts';

const GUILD = '300000000000000001';
const MIA = { id: '200000000000000001', name: 'Mia', avatarUrl: null };
const SAM: Actor = { id: '200000000000000002', name: 'Sam', isStaff: true };
const LEAD: Actor = { id: '200000000000000003', name: 'Lea', isStaff: true, isManager: true };
const GUILD_SCOPE = { guildId: GUILD, categoryId: null };
const ALL = { ...GUILD_SCOPE, priority: null };

const test = suite<TestDomain>('ticket deadlines');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async (context) => {
  await context.database.pool.query(
    `delete from ticket; delete from support_hours; delete from support_target; delete from support_escalation;
     delete from graphile_worker._private_jobs`,
  );
  // A Monday, 08:00 in Berlin: an hour before the office opens.
  context.clock.set('2026-06-01T06:00:00Z');
  await work(context, async ({ supportHours, supportTargets }) => {
    await supportHours.choose(LEAD, GUILD_SCOPE, { hours: 'Mon-Fri 9-17', timeZone: 'Europe/Berlin' });
    await supportTargets.choose(LEAD, ALL, { firstResponseMinutes: 60, resolutionMinutes: 480 });
  });
});
test.after((context) => context.close());

function work<T>(context: TestDomain, run: (domain: TestDomain) => Promise<T>): Promise<T> {
  return context.database.unitOfWork(() => run(context));
}

let threads = 0;

function open(context: TestDomain): Promise<Ticket> {
  return work(context, async ({ support }) => {
    const request = { guildId: GUILD, ticketChannelId: '300000000000000002', subject: 'Key', text: 'It fails' };
    const ticket = await support.open({
      ...request,
      member: { ...MIA, id: `21${String(++threads).padStart(16, '0')}` },
    });
    await support.threadStarted(ticket, `4${String(threads).padStart(17, '0')}`);
    await support.opened(ticket, '500000000000000001');
    return ticket;
  });
}

async function deadlines(context: TestDomain, { id }: Ticket): Promise<Record<TicketDeadline['kind'], TicketDeadline>> {
  const list = await work(context, ({ ticketDeadlines }) => ticketDeadlines.list(id));
  return Object.fromEntries(list.map((each) => [each.kind, each])) as Record<TicketDeadline['kind'], TicketDeadline>;
}

async function dues(context: TestDomain, ticket: Ticket): Promise<(string | undefined)[]> {
  const { first_response: first, resolution } = await deadlines(context, ticket);
  return [first.dueAt?.toISOString(), resolution.dueAt?.toISOString()];
}

function say(
  context: TestDomain,
  ticket: Ticket,
  author: Actor | { id: string; name: string },
  at: Date,
): Promise<void> {
  const snapshot = { text: 'Hello', sentAt: at, editedAt: null, attachments: [] };
  const id = `6${String(++threads).padStart(17, '0')}`;
  const said = { ...snapshot, id, author: { isStaff: false, avatarUrl: null, ...author } };
  return work(context, ({ ticketLog }) => ticketLog.keep(ticket, said));
}

async function nextLook(context: TestDomain): Promise<string | undefined> {
  const job = (await context.listJobs()).find(({ task }) => task === 'ticket.deadline');
  return job?.runAt.toISOString();
}

test('a ticket opened before the office opens is due an hour and a day of work after it opens', async (context) => {
  const ticket = await open(context);
  assert.equal(await dues(context, ticket), ['2026-06-01T08:00:00.000Z', '2026-06-01T15:00:00.000Z']);
  assert.is(await nextLook(context), '2026-06-01T07:45:00.000Z', 'the warning comes first');
});

test('what is due moves with priority and category', async (context) => {
  const ticket = await open(context);
  await work(context, async ({ supportTargets, ticketCategories, ticketCare }) => {
    const urgent = { ...GUILD_SCOPE, priority: 'urgent' as const };
    await supportTargets.choose(LEAD, urgent, { firstResponseMinutes: 15 });
    const billing = await ticketCategories.add(LEAD, GUILD, { name: 'Billing' });
    await supportTargets.choose(LEAD, { ...ALL, categoryId: billing.id }, { firstResponseMinutes: 120 });
    await ticketCare.prioritise(ticket.id, SAM, 'urgent');
  });
  assert.equal(await dues(context, ticket), ['2026-06-01T07:15:00.000Z', '2026-06-01T15:00:00.000Z']);
  await work(context, async ({ ticketCategories, ticketCare }) => {
    const billing = await ticketCategories.get(GUILD, 'billing');
    await ticketCare.move(ticket.id, SAM, billing.id);
  });
  assert.equal(await dues(context, ticket), ['2026-06-01T09:00:00.000Z', '2026-06-01T15:00:00.000Z']);
});

test('the clock stands while the ticket waits for its member, and goes on with their word', async (context) => {
  const { clock } = context;
  const ticket = await open(context);
  clock.set('2026-06-01T08:00:00Z');
  await work(context, ({ ticketCare }) => ticketCare.setPending(ticket.id, SAM));
  assert.equal(await dues(context, ticket), ['2026-06-01T08:00:00.000Z', undefined]);
  assert.is((await deadlines(context, ticket)).resolution.isPaused, true);

  clock.set('2026-06-03T08:00:00Z');
  await say(context, ticket, { id: ticket.memberId!, name: 'Mia' }, clock.now());
  assert.is((await dues(context, ticket))[1], '2026-06-03T15:00:00.000Z', 'seven hours were left');
});

test('a snooze moves it at once, since its end is known; waking it takes back the rest', async (context) => {
  const { clock } = context;
  const ticket = await open(context);
  clock.set('2026-06-01T07:00:00Z');
  await work(context, ({ ticketCare }) => ticketCare.snooze(ticket.id, SAM, new Date('2026-06-02T07:00:00Z')));
  assert.equal(await dues(context, ticket), ['2026-06-02T08:00:00.000Z', '2026-06-02T15:00:00.000Z']);
  clock.set('2026-06-01T09:00:00Z');
  await work(context, ({ ticketCare }) => ticketCare.resume(ticket.id, SAM));
  assert.equal(await dues(context, ticket), ['2026-06-01T10:00:00.000Z', '2026-06-02T09:00:00.000Z']);
});

test('an answer of staff meets the first promise, however late it is written down', async (context) => {
  const { clock } = context;
  const ticket = await open(context);
  clock.set('2026-06-01T12:00:00Z');
  await say(context, ticket, SAM, new Date('2026-06-01T07:50:00Z'));
  const { first_response: first } = await deadlines(context, ticket);
  assert.equal(
    [first.metAt?.toISOString(), first.workedSeconds, first.isBreached],
    ['2026-06-01T07:50:00.000Z', 3_000, false],
  );
});

test('closing meets the other one, reopening takes that back and leaves out the time between', async (context) => {
  const { clock } = context;
  const ticket = await open(context);
  clock.set('2026-06-01T10:00:00Z');
  await work(context, ({ ticketClosing }) => ticketClosing.close(ticket.id, SAM));
  const closed = await deadlines(context, ticket);
  assert.equal([closed.resolution.workedSeconds, closed.resolution.isBreached], [3 * 3_600, false]);
  assert.equal(
    [closed.first_response.metAt ?? null, closed.first_response.isBreached],
    [null, true],
    'nobody answered',
  );

  clock.set('2026-06-02T10:00:00Z');
  await work(context, ({ ticketClosing }) => ticketClosing.reopen(ticket.id, SAM));
  const again = (await deadlines(context, ticket)).resolution;
  assert.equal([again.metAt ?? null, again.dueAt?.toISOString()], [null, '2026-06-02T15:00:00.000Z']);
});

test('other hours and a holiday move what is due in tickets that are underway', async (context) => {
  const ticket = await open(context);
  await work(context, ({ supportHours }) =>
    supportHours.addHoliday(LEAD, GUILD_SCOPE, { day: '2026-06-01', name: 'Whit Monday' }),
  );
  const [job] = (await context.listJobs()).filter(({ task }) => task === 'tickets.deadlines');
  assert.equal(job?.payload, { guildId: GUILD });
  assert.is(await work(context, ({ ticketDeadlines }) => ticketDeadlines.rereadGuild(GUILD)), 1);
  assert.equal(await dues(context, ticket), ['2026-06-02T08:00:00.000Z', '2026-06-02T15:00:00.000Z']);
});

test('where nobody promises anything nothing is due, and the time worked is still kept', async (context) => {
  await work(context, ({ supportTargets }) => supportTargets.remove(LEAD, ALL));
  const ticket = await open(context);
  assert.equal(await dues(context, ticket), [undefined, undefined]);
  context.clock.set('2026-06-01T08:30:00Z');
  await say(context, ticket, SAM, context.clock.now());
  assert.is((await deadlines(context, ticket)).first_response.workedSeconds, 5_400);
});

test('a category has hours of its own, and the holidays of its guild', async (context) => {
  await work(context, async ({ supportHours, ticketCategories }) => {
    const { id } = await ticketCategories.add(LEAD, GUILD, { name: 'Streams' });
    const scope = { guildId: GUILD, categoryId: id };
    await supportHours.addHoliday(LEAD, GUILD_SCOPE, { day: '2026-12-25', name: 'Christmas' });
    await supportHours.choose(LEAD, scope, { hours: 'daily 18-2', timeZone: 'america/new_york' });
    const own = await supportHours.addHoliday(LEAD, scope, { day: '2026-07-04', name: 'The Fourth' });
    assert.equal([own.saidBy, own.hours.timeZone], ['category', 'America/New_York']);
    assert.equal(own.hours.holidays, ['2026-12-25', '2026-07-04']);
    assert.is((await supportHours.get(GUILD_SCOPE)).saidBy, 'guild');
    assert.is((await supportHours.clear(LEAD, scope)).saidBy, 'guild');
  });
});

test('only managers say hours and promises; what makes no sense is refused', async (context) => {
  const holiday = { day: '2026-02-30', name: 'x' };
  const attempts: [code: string, attempt: (domain: TestDomain) => Promise<unknown>][] = [
    [
      'support_not_manager',
      ({ supportHours }) => supportHours.choose(SAM, GUILD_SCOPE, { hours: 'always', timeZone: 'UTC' }),
    ],
    ['support_not_manager', ({ supportHours }) => supportHours.clear(SAM, GUILD_SCOPE)],
    ['support_not_manager', ({ supportHours }) => supportHours.addHoliday(SAM, GUILD_SCOPE, holiday)],
    ['support_not_manager', ({ supportHours }) => supportHours.removeHoliday(SAM, GUILD_SCOPE, '2026-12-25')],
    ['support_not_manager', ({ supportTargets }) => supportTargets.choose(SAM, ALL, {})],
    ['support_not_manager', ({ supportTargets }) => supportTargets.remove(SAM, ALL)],
    ['support_not_manager', ({ supportTargets }) => supportTargets.chooseEscalation(SAM, GUILD, {})],
    [
      'time_zone_unknown',
      ({ supportHours }) => supportHours.choose(LEAD, GUILD_SCOPE, { hours: 'always', timeZone: 'Mars' }),
    ],
    ['hours_unclear', ({ supportHours }) => supportHours.choose(LEAD, GUILD_SCOPE, { hours: 'soon', timeZone: 'UTC' })],
    ['holiday_invalid', ({ supportHours }) => supportHours.addHoliday(LEAD, GUILD_SCOPE, holiday)],
    [
      'holiday_invalid',
      ({ supportHours }) => supportHours.addHoliday(LEAD, GUILD_SCOPE, { day: '2026-12-25', name: ' ' }),
    ],
    ['holiday_not_found', ({ supportHours }) => supportHours.removeHoliday(LEAD, GUILD_SCOPE, '2026-12-25')],
    ['target_not_found', ({ supportTargets }) => supportTargets.remove(LEAD, { ...ALL, priority: 'low' })],
    ['escalation_invalid', ({ supportTargets }) => supportTargets.chooseEscalation(LEAD, GUILD, { warnPercent: 0 })],
  ];
  for (const [code, attempt] of attempts) {
    assert.is((await refusal(() => work(context, attempt))).code, code, String(attempt));
  }
});

test.run();
