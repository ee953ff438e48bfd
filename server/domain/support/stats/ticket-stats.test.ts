import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { refusal } from '../../../../tests/support/refusal.ts';
import { suite } from '../../../../tests/support/suite.ts';
import type { Actor } from '../policies.ts';
import type { Ticket } from '../ticket.entity.ts';

const GUILD = '300000000000000001';
const SAM: Actor = { id: '200000000000000002', name: 'Sam', isStaff: true };
const LEAD: Actor = { id: '200000000000000003', name: 'Lea', isStaff: true, isManager: true };
const DAYS = { from: '2026-06-01', to: '2026-06-07' };

const test = suite<TestDomain>('support figures');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async (context) => {
  await context.database.pool.query('delete from ticket; delete from support_hours; delete from support_target');
  // A Monday, 09:00 in New York, where weeks are cut.
  context.clock.set('2026-06-01T13:00:00Z');
  await work(context, async ({ supportHours, supportTargets }) => {
    const scope = { guildId: GUILD, categoryId: null };
    await supportHours.choose(LEAD, scope, { hours: 'Mon-Fri 9-17', timeZone: 'America/New_York' });
    await supportTargets.choose(LEAD, { ...scope, priority: null }, { firstResponseMinutes: 60 });
  });
});
test.after((context) => context.close());

function work<T>(context: TestDomain, run: (domain: TestDomain) => Promise<T>): Promise<T> {
  return context.database.unitOfWork(() => run(context));
}

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  return (await refusal(() => attempt)).code;
}

let members = 0;

function open(context: TestDomain, guildId = GUILD): Promise<Ticket> {
  return work(context, async ({ support }) => {
    const member = { id: `21${String(++members).padStart(16, '0')}`, name: 'Mia', avatarUrl: null };
    const request = { guildId, ticketChannelId: '300000000000000002', subject: 'Key', text: 'It fails', member };
    const ticket = await support.open(request);
    await support.threadStarted(ticket, `4${String(members).padStart(17, '0')}`);
    await support.opened(ticket, '500000000000000001');
    return ticket;
  });
}

function answer(context: TestDomain, ticket: Ticket, author: Actor): Promise<void> {
  const id = `6${String(++members).padStart(17, '0')}`;
  const said = { id, text: 'Hi', sentAt: context.clock.now(), editedAt: null, attachments: [] };
  return work(context, ({ ticketLog }) => ticketLog.keep(ticket, { ...said, author: { ...author, avatarUrl: null } }));
}

test('what helped before a ticket is counted in its guild, its category and its days, and is nobody’s of staff', async (context) => {
  const { clock } = context;
  await work(context, async ({ ticketCategories, ticketDrafts }) => {
    const category = await ticketCategories.getDefault(GUILD);
    const draft = await ticketDrafts.keep(category, '1', { subject: 'Key', text: 'Key', answers: [] });
    assert.is(await codeOf(ticketDrafts.solved(draft.id, '2')), 'draft_not_yours');
    await ticketDrafts.solved(draft.id, '1');
    assert.is(await codeOf(ticketDrafts.solved(draft.id, '1')), 'draft_not_found', 'counted once');
  });
  clock.advance({ hours: 24 * 20 });
  const deflected = async (choice: object) =>
    (await work(context, ({ supportStats }) => supportStats.get({ ...DAYS, ...choice }))).deflected;
  assert.is(await deflected({}), 1);
  assert.is(await deflected({ guildId: GUILD }), 1);
  assert.is(await deflected({ guildId: '300000000000000009' }), 0);
  assert.is(await deflected({ staffId: SAM.id }), 0);
  assert.is(await deflected({ from: '2026-06-02' }), 0);
});

test('volumes, both clocks, kept promises, ratings and staff are those of the days that were asked for', async (context) => {
  const { clock } = context;
  const [quick, slow, silent] = [await open(context), await open(context), await open(context)];
  clock.advance({ minutes: 30 });
  await answer(context, quick, SAM);
  clock.advance({ minutes: 24 * 60 });
  await answer(context, slow, LEAD);
  await answer(context, slow, SAM);
  await work(context, ({ ticketClosing }) => ticketClosing.close(slow.id, LEAD));
  await work(context, async ({ ticketFeedbacks }) => {
    const mia = { id: slow.memberId ?? '', name: 'Mia', isStaff: false };
    await ticketFeedbacks.rate(slow.id, mia, { rating: 4 });
  });

  const stats = await work(context, ({ supportStats }) => supportStats.get({ ...DAYS, guildId: GUILD }));
  assert.equal([stats.opened, stats.closed, stats.reopened, stats.unanswered], [3, 1, 0, 1]);
  assert.equal(stats.backlog, { before: 0, after: 2 });
  const { first_response: first, resolution } = stats.times;
  assert.equal([first.count, first.wall.median, first.work.median], [2, 45_000, 16_200], 'a night is not worked');
  assert.equal([resolution.count, resolution.wall.median, resolution.work.median], [1, 88_200, 30_600]);
  assert.equal(stats.keeping.first_response, { decided: 3, breached: 2 }, 'who was never answered is late too');
  assert.equal(stats.keeping.resolution, { decided: 0, breached: 0 });
  assert.equal(stats.feedback, { count: 1, average: 4 });
  assert.equal(
    stats.staff.map(({ name, messages, firstAnswers, firstAnswerMedianSeconds, closed }) => [
      ...[name, messages, firstAnswers, firstAnswerMedianSeconds, closed],
    ]),
    [
      ['Sam', 2, 1, 1_800, 0],
      ['Lea', 1, 1, 88_200, 1],
    ],
  );
  assert.ok(silent);
});

test('a guild, a category and a person narrow it; other days have nothing', async (context) => {
  const ticket = await open(context);
  await open(context, '300000000000000009');
  await work(context, ({ ticketCare }) => ticketCare.claim(ticket.id, SAM));
  const opened = (choice: object) =>
    work(context, async ({ supportStats }) => (await supportStats.get({ ...DAYS, ...choice })).opened);
  assert.equal([await opened({}), await opened({ guildId: GUILD }), await opened({ staffId: SAM.id })], [2, 1, 1]);
  assert.is(await opened({ categoryId: ticket.category.id }), 1);
  assert.is(await opened({ from: '2026-05-01', to: '2026-05-31' }), 0);
});

test('the chart has a gap where nobody was answered, and leaves the days to come open', async (context) => {
  const ticket = await open(context);
  context.clock.advance({ minutes: 90 });
  await answer(context, ticket, SAM);
  const labels = { title: 'T', opened: 'O', firstResponse: 'F' };
  const chart = await work(context, ({ supportStats }) => supportStats.chart(DAYS, labels));
  assert.equal(chart.bars.values, [1, null, null, null, null, null, null]);
  assert.equal([chart.bars.partial, chart.line.values[0], chart.line.values[1]], [[0], 5_400, null]);
  const year = await work(context, ({ supportStats }) =>
    supportStats.chart({ from: '2025-06-02', to: '2026-06-01' }, labels),
  );
  assert.is(year.periods.length, 53, 'more than 35 days are weeks');
});

test('days that are none, or too many, are refused', async (context) => {
  for (const choice of [
    { from: '2026-02-30' },
    { from: '2026-06-02', to: '2026-06-01' },
    { from: '2020-01-01', to: '2026-01-01' },
  ]) {
    const { code } = await refusal(() => work(context, ({ supportStats }) => supportStats.get(choice)));
    assert.is(code, 'stats_days_invalid');
  }
});

test.run();
