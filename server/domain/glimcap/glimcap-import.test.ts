import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { clearGlimcap, draft, figuresWith, importPart12, reviewOf } from '../../../tests/support/glimcap-domain.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import { compileReport } from './compile-report.ts';
import { reportMarkdown } from './report-markdown.ts';

const test = suite<TestDomain>('importing a glimcap');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(clearGlimcap);
test.after((context) => context.close());

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

test.run();
