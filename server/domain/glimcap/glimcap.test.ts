import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { parseFigures } from '../../../cli/figures-file.ts';
import { GLIMCAP_SETTINGS, openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { part12With } from '../../../tests/support/part-12.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import { weekWindow } from '../metrics/week-window.ts';
import { addDays } from '../metrics/zoned-day.ts';
import { compileReport } from './compile-report.ts';
import type { Figures } from './figures.ts';
import { figuresFromJson } from './figures-json.ts';
import type { GlimcapReport } from './glimcap-report.entity.ts';
import { reportMarkdown } from './report-markdown.ts';

const test = suite<TestDomain>('glimcap');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async ({ clock, database }) => {
  clock.set('2021-05-05T12:00:00Z');
  await emptyTables(
    database.pool,
    'metric_sample',
    'metric_failure',
    'finance_entry',
    'glimcap_report',
    'glimcap_post',
  );
  await database.pool.query('delete from graphile_worker._private_jobs');
});
test.after((context) => context.close());

function figuresWith(edits: Record<string, unknown> = {}): Figures {
  const parsed = parseFigures(part12With(edits));
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.figures;
}

function importPart12({ database, glimcapImport }: TestDomain, edits?: Record<string, unknown>) {
  return database.unitOfWork(() => glimcapImport.import(figuresWith(edits)));
}

function draft({ database, glimcap }: TestDomain, options?: { at?: Date; unlessSince?: Date }): Promise<GlimcapReport> {
  return database.unitOfWork(() => glimcap.draft(options));
}

/** Publishes, once all that is found is acknowledged. */
async function publish(context: TestDomain, report: GlimcapReport) {
  await acknowledgeAll(context, report);
  const { database, glimcap } = context;
  return database.unitOfWork(() => glimcap.publish({ reportId: report.id, revision: report.revision, by: 'Ada' }));
}

function acknowledgeAll({ database, glimcap, glimcapDesk }: TestDomain, { id, revision }: GlimcapReport) {
  const reviewed = { reportId: id, revision };
  return database.unitOfWork(async () => {
    const report = await glimcap.find(id);
    if (report?.state === 'published' || report?.revision !== revision) return;
    const findingIds = (await glimcapDesk.gate(report)).open.map((finding) => finding.id);
    if (findingIds.length > 0) await glimcapDesk.acknowledge(reviewed, { findingIds, reason: 'we know', by: 'Ada' });
  });
}

function record({ database, metrics }: TestDomain, key: string, value: number, takenAt = '2021-05-02T20:00:00Z') {
  return database.unitOfWork(() => metrics.record({ key, value, source: 'hand', takenAt: new Date(takenAt) }));
}

function cellsOf(report: GlimcapReport): Record<string, string[]> {
  const { metrics } = compileReport(figuresFromJson(report.figures));
  return Object.fromEntries(metrics.map(({ key, cells }) => [key, [cells.current, cells.previous, cells.difference]]));
}

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

test('the import records the report as it was, once', async (context) => {
  const first = await importPart12(context);
  const again = await importPart12(context);
  assert.equal([first.isNew, again.isNew, again.report.id], [true, false, first.report.id]);
  assert.equal(first.unknownMetrics, []);
  assert.is(first.report.weekEnd, '2021-04-25');
  assert.is(first.report.markdown, reportMarkdown(compileReport(figuresWith())));

  const { rows } = await context.database.pool.query(
    `select value, taken_at from metric_sample where key = 'discord' order by taken_at`,
  );
  assert.equal(rows, [
    { value: '6012', taken_at: new Date('2021-04-19T03:59:59Z') },
    { value: '5936', taken_at: new Date('2021-04-26T03:59:59Z') },
  ]);
});

test('an import with other figures for a published number is refused', async (context) => {
  await importPart12(context);
  const refused = await refusal(() => importPart12(context, { 'metrics.0.current': 5937 }));
  assert.is(refused.code, 'glimcap_differs');
});

test('an import for a week that has a report already is refused, and leaves nothing behind', async (context) => {
  await draft(context, { at: new Date('2021-04-28T12:00:00Z') });
  const refused = await refusal(() => importPart12(context));
  assert.is(refused.code, 'glimcap_week_taken');
  const { rows } = await context.database.pool.query(
    'select 1 from metric_sample union all select 1 from finance_entry',
  );
  assert.is(rows.length, 0);
});

test('a metric that the catalogue does not know is kept in the imported report and named', async (context) => {
  const { unknownMetrics } = await importPart12(context, { 'metrics.1.key': 'myspace' });
  assert.equal(unknownMetrics, ['myspace']);
  const { findings } = await reviewOf(context, await draft(context));
  const dropped = findings.filter(({ kind }) => kind === 'dropped').map(({ text }) => text);
  assert.equal(dropped, ['Twitter was in the last Glimcap and is not in this one.']);
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

test('a report with findings is published once each of them is acknowledged with a reason', async (context) => {
  const { database, finances, glimcap, glimcapDesk } = context;
  const { finance } = figuresWith();
  await database.unitOfWork(() =>
    finances.record({ ...finance!, period: { from: '2021-05-01', to: '2021-05-02' } }, 'hand'),
  );
  const report = await draft(context);
  const reviewed = { reportId: report.id, revision: report.revision };
  const gate = () => database.unitOfWork(() => glimcapDesk.gate(report));
  const acknowledge = (findingId: string, reason: string) =>
    database.unitOfWork(() => glimcapDesk.acknowledge(reviewed, { findingIds: [findingId], reason, by: 'Ada' }));
  const [contradiction, ...others] = (await gate()).open;
  assert.is(contradiction?.kind, 'contradiction');
  assert.is(
    contradiction?.text,
    'finance.printed.remainingCredits: printed as $1,388.96, but its rows give $1,289.96 ($99.00 too high)',
  );
  assert.is((await refusal(() => acknowledge(contradiction!.id, '  '))).code, 'glimcap_reason_invalid');
  await acknowledge(contradiction!.id, 'the credit of April came late');
  for (const { id } of others.slice(1)) await acknowledge(id, 'nothing was running here yet');
  const refused = await refusal(() => database.unitOfWork(() => glimcap.publish({ ...reviewed, by: 'Ada' })));
  assert.is(refused.code, 'glimcap_unacknowledged');
  assert.match(refused.message, 'Part 1 has 1 finding');

  await acknowledge(others[0]!.id, 'nothing was running here yet');
  assert.is((await refusal(() => acknowledge(others[0]!.id, 'twice'))).code, 'glimcap_finding_gone');
  assert.equal((await gate()).acknowledged[0]?.acknowledgement.reason, 'the credit of April came late');
  assert.is((await publish(context, report)).state, 'published');
});

test('an acknowledgement does not count for other figures', async (context) => {
  await importPart12(context);
  await record(context, 'discord', 100);
  const first = await draft(context);
  const { database, glimcapDesk } = context;
  const jumpOf = async (report: GlimcapReport) =>
    (await database.unitOfWork(() => glimcapDesk.gate(report))).open.find(({ kind }) => kind === 'jump');
  const jump = await jumpOf(first);
  await database.unitOfWork(() =>
    glimcapDesk.acknowledge(
      { reportId: first.id, revision: first.revision },
      { findingIds: [jump!.id], reason: 'a raid was removed', by: 'Ada' },
    ),
  );
  assert.is(await jumpOf(first), undefined);
  await record(context, 'discord', 90);
  assert.match((await jumpOf(await draft(context)))?.text ?? '', '5,936 to 90');
});

test('what people write takes its numbers from the rows, and survives a new compilation', async (context) => {
  await importPart12(context);
  await record(context, 'discord', 5901);
  const { database, glimcapDesk } = context;
  const first = await draft(context);
  const edited = await database.unitOfWork(() =>
    glimcapDesk.edit(
      { reportId: first.id, revision: first.revision },
      { author: 'Heiwa', prose: { metrics: 'Discord is {{discord.change}}, to **{{discord.current}}**.' } },
      'Heiwa',
    ),
  );
  assert.is(edited.revision, 2);
  assert.match(edited.markdown, 'Discord is down 35, to **5,901**.');
  await record(context, 'discord', 5950);
  const again = await draft(context);
  assert.match(again.markdown, 'Discord is up 14, to **5,950**.');
  assert.match(again.markdown, 'author: "Heiwa"');
  const changes = await database.unitOfWork(() => glimcapDesk.changes(again));
  assert.equal(changes, [
    { path: 'metrics.discord', label: 'Discord', before: '5,901, 5,936, 35⬇', after: '5,950, 5,936, 14⬆' },
  ]);
});

test('a number in prose that is in no row, and a reference to nothing, are found', async (context) => {
  await importPart12(context);
  await record(context, 'discord', 5901);
  const { database, glimcapDesk } = context;
  const report = await draft(context);
  const intro = 'We lost about 5,900… no, 47 of 6,000 people; see {{reddit.current}} and [#3](http://x/4711).';
  const edited = await database.unitOfWork(() =>
    glimcapDesk.edit({ reportId: report.id, revision: 1 }, { prose: { intro } }, 'Ada'),
  );
  const { open } = await database.unitOfWork(() => glimcapDesk.gate(edited));
  const texts = (kind: string) => open.filter((each) => each.kind === kind).map(({ text }) => text);
  assert.equal(texts('number-in-prose'), ['The text of "intro" says 47, which is in no row of this report.']);
  const [reference] = open.filter(({ kind }) => kind === 'reference');
  assert.match(reference?.text ?? '', '{{reddit.current}}, which has no figure');
  const refused = await refusal(() =>
    database.unitOfWork(() =>
      glimcapDesk.acknowledge(
        { reportId: edited.id, revision: 2 },
        { findingIds: [reference!.id], reason: 'never mind', by: 'Ada' },
      ),
    ),
  );
  assert.is(refused.code, 'glimcap_must_mend');
});

test('a correction stands beside what was published, and is what the next report is compared with', async (context) => {
  const { database, glimcap, glimcapCorrections } = context;
  await importPart12(context);
  const correct = (metrics: Record<string, number>, note = 'Discord was counted with its bots.') =>
    database.unitOfWork(() => glimcapCorrections.correct(12, { metrics, note, by: 'Ada' }));
  assert.is((await refusal(() => correct({ myspace: 4 }))).code, 'glimcap_figure_unknown');
  assert.is((await refusal(() => correct({ discord: -1 }))).code, 'glimcap_value_invalid');
  assert.is((await refusal(() => correct({ discord: 5936 }))).code, 'glimcap_unchanged');
  assert.is((await refusal(() => correct({ discord: 5900 }, 'oops'))).code, 'glimcap_note_invalid');
  await correct({ discord: 5900, mrr: 815000 });
  const report = await database.unitOfWork(() => glimcap.getPublished(12));
  assert.match(report.markdown, '|Discord|5,936|6,012|76⬇|');
  const versions = await database.unitOfWork(() => glimcapCorrections.listPublic(report));
  assert.equal(
    versions.map(({ ordinal, kind, note }) => [ordinal, kind, note]),
    [
      [1, 'imported', null],
      [2, 'corrected', 'Discord was counted with its bots.'],
    ],
  );
  assert.match(versions[1]!.markdown, '|Discord|5,900|6,012|112⬇|');
  assert.match(versions[1]!.markdown, '|MRR|$8,150|$8,510|$360⬇|');
  await record(context, 'discord', 5901);
  assert.equal(cellsOf(await draft(context)).discord, ['5,901', '5,900', '1⬆']);
});

test('the reviewer is told of what is missing, jumps, is old, or was skipped', async (context) => {
  await importPart12(context);
  context.clock.set('2021-05-12T12:00:00Z');
  await record(context, 'discord', 2900, '2021-05-09T20:00:00Z');
  await record(context, 'twitter', 9300, '2021-05-07T12:00:00Z');
  const { findings } = await reviewOf(context, await draft(context));
  const texts = (kind: string) => findings.filter((each) => each.kind === kind).map(({ text }) => text);
  assert.match(texts('skipped')[0] ?? '', 'ended on 2021-04-25, so the column says "2 Weeks Ago".');
  assert.ok(texts('jump').includes('Discord changed by more than half: 5,936 to 2,900 (3,036⬇).'));
  assert.equal(texts('stale'), ["X was last counted on 2021-05-07, not at the week's end."]);
  assert.ok(texts('missing').includes('No figure for Reddit, Instagram, Facebook: it was not sampled in this week.'));
  assert.ok(
    texts('missing').includes('No figure for Page views, Visitors: nobody counted page views in this week.'),
    texts('missing').join(),
  );
  assert.ok(texts('missing').includes('No figure for MRR: nobody recorded it for this week.'));
  assert.ok(texts('missing').includes('Finance is incomplete: no figures were recorded for May 1st-9th.'));
});

test('the chart shows the weeks that were published and the draft, with a gap for a skipped one', async (context) => {
  await importPart12(context);
  context.clock.set('2021-05-12T12:00:00Z');
  await record(context, 'discord', 5900, '2021-05-09T20:00:00Z');
  const { charts } = await reviewOf(context, await draft(context));
  const [followers] = charts;
  assert.is(followers?.key, 'followers');
  assert.match(
    followers?.alt ?? '',
    /^Followers by week\. Discord: Apr 18 6,012, Apr 25 5,936, May 2 no figure, May 9 5,900\. X: /,
  );
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

function reviewOf({ database, glimcap }: TestDomain, report: GlimcapReport) {
  return database.unitOfWork(() => glimcap.review(report));
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
