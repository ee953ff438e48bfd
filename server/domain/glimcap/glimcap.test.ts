import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { GLIMCAP_SETTINGS, openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import {
  acknowledgeAll,
  cellsOf,
  clearGlimcap,
  draft,
  importPart12,
  publish,
  record,
  reviewOf,
} from '../../../tests/support/glimcap-domain.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import { weekWindow } from '../metrics/week-window.ts';
import { addDays } from '../metrics/zoned-day.ts';
import { figuresFromJson } from './figures-json.ts';
import type { GlimcapReport } from './glimcap-report.entity.ts';

const test = suite<TestDomain>('glimcap');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(clearGlimcap);
test.after((context) => context.close());

test('a week after the imported Part 12, Part 13 is compared with what Part 12 published', async (context) => {
  await importPart12(context);
  await record(context, 'discord', 5901);
  await record(context, 'twitter', 9210);
  await record(context, 'mrr', 820000);
  const report = await draft(context);

  assert.equal(
    [report.number, report.state, report.weekStart, report.weekEnd],
    [13, 'draft', '2021-04-26', '2021-05-02'],
  );
  const cells = cellsOf(report);
  assert.equal(cells.discord, ['5,901', '5,936', '35⬇']);
  assert.equal(cells.twitter, ['9,210', '9,206', '4⬆']);
  assert.equal(cells.mrr, ['$8,200', '$8,160', '$40⬆']);
  assert.equal(cells.reddit, ['no data', '584', '–']);
  assert.equal(cells.hours_live, ['no data', '–', '–']);
  assert.match(
    report.markdown,
    /^---\ntitle: "The Glimcap Part 13"\ndate: 2021-05-05T08:00:00-04:00\nauthor: "The Glim team"\n---\n/,
  );
  assert.match(report.markdown, '| | This Week | Last Week | Diff |');
  assert.match(report.markdown, '|Discord|5,901|5,936|35⬇|');
});

test('finance goes from the 1st through the Sunday, and is missing when nobody recorded those days', async (context) => {
  await importPart12(context);
  const { database, finances } = context;
  const [april, may] = await database.unitOfWork(async () => [
    await finances.monthToDate('2021-04-25'),
    await finances.monthToDate('2021-05-02'),
  ]);
  assert.is(april?.inputs.gross, 848000n);
  assert.equal(may?.period, { from: '2021-05-01', to: '2021-05-02' });
  assert.is(may?.inputs.gross, null);
  assert.is(may?.title, 'Partial Glimesh Budget');
  const report = await draft(context);
  assert.match(report.markdown, '|Revenue|no data|');
});

test('two who publish at once publish once', async (context) => {
  const report = await draft(context);
  await acknowledgeAll(context, report);
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => publish(context, report)));
  assert.is(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  const jobs = await context.listJobs();
  assert.equal(
    jobs.map(({ task }) => task).filter((task) => task !== 'glimcap.drafted'),
    ['glimcap.published', 'glimcap.file', 'glimcap.mail'],
  );
});

test('two weeks that are published at once do not get the same number', async (context) => {
  const earlier = await draft(context, { at: new Date('2021-04-28T12:00:00Z') });
  const later = await draft(context);
  assert.equal([earlier.number, later.number], [1, 1]);
  const outcomes = await Promise.allSettled([publish(context, earlier), publish(context, later)]);
  assert.is(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('a published report never changes: not by drafting, holding, publishing or SQL', async (context) => {
  const report = await publish(context, await draft(context));
  const { database, glimcap } = context;
  const reviewed = { reportId: report.id, revision: report.revision };
  for (const attempt of [
    () => draft(context),
    () => publish(context, report),
    () => database.unitOfWork(() => glimcap.hold(reviewed)),
    () => database.unitOfWork(() => glimcap.release(reviewed)),
  ]) {
    assert.is((await refusal(attempt)).code, 'glimcap_published');
  }
  for (const sql of ["update glimcap_report set markdown = ''", 'delete from glimcap_report']) {
    const outcome = await database.pool.query(sql).catch(String);
    assert.match(String(outcome), 'a published glimcap_report is final');
  }
});

test('its date is the time of publication', async (context) => {
  const report = await draft(context);
  context.clock.advance({ hours: 3 });
  const published = await publish(context, report);
  assert.match(published.markdown, 'date: 2021-05-05T11:00:00-04:00');
  assert.is(published.publishedAt?.toISOString(), '2021-05-05T15:00:00.000Z');
  assert.is(published.publishedBy, 'Ada');
});

test('drafting again replaces the draft, and the one reviewed before can no longer be published', async (context) => {
  await record(context, 'discord', 5901);
  const first = await draft(context);
  const reviewed = { reportId: first.id, revision: first.revision };
  await record(context, 'discord', 5902);
  const second = await draft(context);
  assert.equal([second.id, second.revision], [first.id, 2]);
  assert.is(cellsOf(second).discord?.[0], '5,902');
  const { database, glimcap } = context;
  const refused = await refusal(() => database.unitOfWork(() => glimcap.publish({ ...reviewed, by: 'Ada' })));
  assert.is(refused.code, 'glimcap_redrafted');
  assert.is((await publish(context, second)).state, 'published');
});

test('a job that runs twice drafts once', async (context) => {
  const scheduledAt = new Date('2021-05-05T12:00:00Z');
  context.clock.advance({ minutes: 1 });
  const first = await draft(context, { at: scheduledAt, unlessSince: scheduledAt });
  const second = await draft(context, { at: scheduledAt, unlessSince: scheduledAt });
  assert.equal([first.revision, second.revision], [1, 1]);
  assert.is((await context.listJobs()).length, 1);
});

test('a held report is not published, stays held when drafted again, and can be let go', async (context) => {
  const report = await draft(context);
  const { database, glimcap } = context;
  const heldNow = await database.unitOfWork(() => glimcap.hold({ reportId: report.id, revision: 1 }));
  assert.is((await refusal(() => publish(context, heldNow))).code, 'glimcap_held');
  const redrafted = await draft(context);
  assert.equal([redrafted.state, redrafted.revision], ['held', 2]);
  const free = await database.unitOfWork(() => glimcap.release({ reportId: report.id, revision: 2 }));
  assert.is((await publish(context, free)).state, 'published');
});

test('a draft from before another report was published must be made anew', async (context) => {
  const later = await draft(context);
  await importPart12(context);
  assert.is((await refusal(() => publish(context, later))).code, 'glimcap_outdated');
  const anew = await draft(context);
  assert.equal([anew.number, anew.previousNumber], [13, 12]);
  await publish(context, anew);
});

test('a week before the one last published is not written any more', async (context) => {
  await publish(context, await draft(context));
  const refused = await refusal(() => draft(context, { at: new Date('2021-04-28T12:00:00Z') }));
  assert.is(refused.code, 'glimcap_week_passed');
});

interface Week {
  /** Weeks without even a draft before this one. */
  skipped: number;
  value: number | null;
  isPublished: boolean;
}

test('what is shown as previous is always the value last published', async (context) => {
  const week: fc.Arbitrary<Week> = fc.record({
    skipped: fc.nat({ max: 2 }),
    value: fc.option(fc.nat({ max: 50_000 })),
    isPublished: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(week, { minLength: 1, maxLength: 6 }), async (weeks) => {
      await emptyTables(context.database.pool, 'metric_sample', 'glimcap_report', 'glimcap_post');
      let sunday = '2021-05-02';
      let last = { value: null as number | null, weekEnd: '' };
      for (const { skipped, value, isPublished } of weeks) {
        sunday = addDays(sunday, 7 * (skipped + 1));
        const report = await draftWeek(context, sunday, value);
        const figures = figuresFromJson(report.figures);
        const [discord] = figures.metrics;
        assert.equal([discord?.current, discord?.previous], [value, last.value]);
        if (last.value !== null) assert.is(discord?.previousWeekEnd ?? figures.previousWeekEnd, last.weekEnd);
        if (isPublished) await publish(context, report);
        if (isPublished && value !== null) last = { value, weekEnd: sunday };
      }
    }),
    { numRuns: 12 },
  );
});

async function draftWeek(context: TestDomain, sunday: string, value: number | null): Promise<GlimcapReport> {
  context.clock.set(`${addDays(sunday, 3)}T12:00:00Z`);
  if (value !== null) await record(context, 'discord', value, `${sunday}T20:00:00Z`);
  return draft(context);
}

test('after three weeks down the latest is drafted, the missed ones are named and can still be written', async (context) => {
  const { clock, database, glimcap } = context;
  await importPart12(context);
  clock.set('2021-05-19T12:00:00Z');
  const missed = () => database.unitOfWork(() => glimcap.listMissedWeeks());
  assert.equal(await missed(), ['2021-05-02', '2021-05-09', '2021-05-16']);
  const latest = await draft(context);
  assert.equal([latest.weekEnd, latest.number], ['2021-05-16', 13]);
  const { findings } = await reviewOf(context, latest);
  assert.match(findings.find(({ kind }) => kind === 'skipped')?.text ?? '', '(2021-W17, 2021-W18)');
  assert.equal(await missed(), ['2021-05-02', '2021-05-09']);

  const earlier = await database.unitOfWork(() => glimcap.draftWeek('2021-05-09'));
  await publish(context, earlier);
  assert.equal(await missed(), []);
  const again = await draft(context);
  assert.equal([again.number, again.previousNumber], [14, 13]);
  assert.match(again.markdown, '| | This Week | Last Week | Diff |');
});

test('a week that is not over is not drafted', async (context) => {
  const { database, glimcap } = context;
  const refused = await refusal(() => database.unitOfWork(() => glimcap.draftWeek('2021-05-09')));
  assert.is(refused.code, 'glimcap_week_not_over');
});

for (const [zone, week, hours] of [
  ['America/New_York', '2021-03-14', 167],
  ['America/New_York', '2021-11-07', 169],
  ['Europe/Berlin', '2021-03-28', 167],
  ['Europe/Berlin', '2021-10-31', 169],
  ['Australia/Lord_Howe', '2021-10-03', 167.5],
  ['Australia/Lord_Howe', '2021-04-04', 168.5],
] as const)
  test(`the week whose clocks change on ${week} in ${zone} is ${hours} hours long`, () => {
    const { from, to, startsAt, endsAt } = weekWindow(new Date(`${addDays(week, 3)}T12:00:00Z`), zone);
    assert.equal([to, from], [week, addDays(week, -6)]);
    assert.is((endsAt.getTime() - startsAt.getTime()) / 3_600_000, hours);
  });

test('weeks are cut in the zone of the installation', async (context) => {
  const sunday = await draft(context, { at: new Date('2021-05-10T03:59:59Z') });
  assert.is(sunday.weekEnd, '2021-05-02', 'it is still Sunday in New York');
  const monday = await draft(context, { at: new Date('2021-05-10T04:00:00Z') });
  assert.is(monday.weekEnd, '2021-05-09');
  assert.is(GLIMCAP_SETTINGS.timeZone, 'America/New_York');
});

test.run();
