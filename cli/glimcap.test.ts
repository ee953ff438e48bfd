import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import type { ReportJson } from '../server/domain/glimcap/report-json.ts';
import { glimcapCommand } from '../tests/support/glimcap-command.ts';
import { type Edits, PART_12_JSON, part12With } from '../tests/support/part-12.ts';
import { suite } from '../tests/support/suite.ts';

interface Context {
  folder: string;
}

const test = suite<Context>('glimcap render');
const CLI = join(import.meta.dirname, 'glimcap.ts');

test.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'glimcap-'));
});
test.after(({ folder }) => rmSync(folder, { recursive: true, force: true }));

/** Renders Part 12 with some of its fields changed. */
function renderEdited(folder: string, edits: Edits, ...options: string[]) {
  const file = join(folder, 'figures.json');
  writeFileSync(file, part12With(edits));
  return glimcapCommand(['render', file, ...options]);
}

test('Part 12 is printed, and its contradiction is told on stderr with exit status 1', async () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'render', PART_12_JSON], { encoding: 'utf8' });
  assert.is(status, 1);
  assert.ok(stdout.startsWith('---\ntitle: "The Glimcap Part 12"\ndate: 2021-04-28T08:00:00-04:00\n'));
  assert.ok(stdout.includes('|Remaining Credits|$1,289.96|'));
  assert.is(stderr.trimEnd().split('\n').length, 1);
  assert.match(
    stderr,
    /finance\.printed\.remainingCredits: printed as \$1,388\.96, but its rows give \$1,289\.96 \(\$99\.00 too high\)/,
  );
});

test('figures that agree with themselves exit with 0 and a quiet stderr', async ({ folder }) => {
  const agreeing = await renderEdited(folder, { 'finance.printed.remainingCredits': 128996 });
  assert.is(agreeing.status, 0);
  assert.is(agreeing.stderr, '');
  const unprinted = await renderEdited(folder, { 'finance.printed': undefined });
  assert.is(unprinted.status, 0);
  assert.is(unprinted.stdout, agreeing.stdout);
});

test('--json gives the computed rows with money as minor units and a currency', async () => {
  const { status, stdout } = await glimcapCommand(['render', PART_12_JSON, '--json']);
  const report: ReportJson = JSON.parse(stdout);
  const metric = (key: string) => report.metrics.find((row) => row.key === key);
  const line = (key: string) => report.finance?.rows.find((row) => row.key === key);
  assert.is(status, 1);
  assert.equal(metric('mrr')?.current, { minor: 816000, currency: 'USD' });
  assert.equal(metric('mrr')?.difference, { minor: -35000, currency: 'USD' });
  assert.is(metric('discord')?.difference, -76);
  assert.equal(line('remainingCredits')?.amount, { minor: 128996, currency: 'USD' });
  assert.is(line('fees'), undefined);
  assert.equal(report.contradictions, [
    {
      path: 'finance.printed.remainingCredits',
      printed: { minor: 138896, currency: 'USD' },
      derived: { minor: 128996, currency: 'USD' },
    },
  ]);
});

test('fees and refunds get rows, and count, once they are not 0', async ({ folder }) => {
  const { status, stdout } = await renderEdited(folder, {
    'finance.inputs.fees': 1250,
    'finance.inputs.refunds': undefined,
    'finance.printed': undefined,
  });
  assert.is(status, 0);
  assert.ok(stdout.includes('|Payouts|$1,831.52|\n|Fees|$12.50|\n|Revenue|$6,635.98|\n'));
  assert.not.match(stdout, /Refunds/);
});

test('what is missing is no data, with its reason in the JSON', async ({ folder }) => {
  const edits = {
    'metrics.0.current': null,
    'metrics.0.note': 'Discord did not answer',
    'metrics.1.previous': null,
    'traffic.pageViews.current': null,
    'finance.inputs.credits': null,
  };
  const { status, stdout } = await renderEdited(folder, edits);
  assert.is(status, 0);
  assert.ok(stdout.includes('|Discord|no data|6,012|–|\n|Twitter|9,206|–|new|'));
  assert.ok(stdout.includes('Page views: no data (no figure was given) this week, 16,000 last week.'));
  assert.ok(stdout.includes('|DO Credits|no data|'));
  assert.ok(stdout.includes('|Remaining Credits|no data|\n|"Budget" Remaining|$4,814.58|\n|Actual Remaining|no data|'));

  const report: ReportJson = JSON.parse((await renderEdited(folder, edits, '--json')).stdout);
  const remaining = report.finance?.rows.find((row) => row.key === 'remainingCredits');
  assert.is(report.metrics[0]?.missing, 'Discord did not answer');
  assert.is(report.metrics[0]?.difference, null);
  assert.is(report.metrics[1]?.isNew, true);
  assert.equal([remaining?.amount, remaining?.missing], [null, 'needs "DO Credits"']);
});

test('sections that the figures lack say so', async ({ folder }) => {
  const { status, stdout } = await renderEdited(folder, { traffic: undefined, finance: undefined });
  assert.is(status, 0);
  assert.ok(stdout.includes('# Traffic\n\nPage views: no data (the figures hold no traffic) this week.\n'));
  assert.ok(stdout.endsWith('# Financials\n\nno data (the figures hold no finance)\n'));
});

test('a skipped week is named in the heading', async ({ folder }) => {
  const { stdout } = await renderEdited(folder, { weekEnd: '2021-04-25', previousWeekEnd: '2021-04-11' });
  assert.ok(stdout.includes('| | This Week | 2 Weeks Ago | Diff |'));
  assert.ok(stdout.includes('16,000 2 weeks ago'));
});

test('bad figures print nothing: one line for each fault on stderr, and exit status 2', async ({ folder }) => {
  const { status, stdout, stderr } = await renderEdited(folder, { author: undefined, 'metrics.2.unit': 'percent' });
  assert.is(status, 2);
  assert.is(stdout, '');
  assert.match(
    stderr,
    /^\S+figures\.json: metrics\[2\]\.unit: must be "count", "money", "duration" or "ratio", not "percent"$/m,
  );
  assert.match(stderr, /^\S+figures\.json: author: is missing$/m);
  assert.is(stderr.trimEnd().split('\n').length, 2, stderr);
});

test('a file that is not there, not JSON, or a folder is refused in one line', async ({ folder }) => {
  const text = join(folder, 'text.json');
  writeFileSync(text, '{\n  "number": 12,\n  oops');
  const refused = [
    { file: join(folder, 'none.json'), message: /none\.json: there is no such file/ },
    { file: text, message: /text\.json: not JSON: / },
    { file: folder, message: /cannot be read: EISDIR/ },
  ];
  for (const { file, message } of refused) {
    const { status, stdout, stderr } = await glimcapCommand(['render', file]);
    assert.is(status, 2);
    assert.is(stdout, '');
    assert.match(stderr, message);
    assert.is(stderr.trimEnd().split('\n').length, 1, stderr);
  }
});

test('a wrong call says what is wrong and how to call', async () => {
  for (const [args, message] of [
    [[], /say what to do/],
    [['publish', 'x.json'], /unknown command "publish"/],
    [['render'], /render wants exactly one file/],
    [['render', 'a.json', 'b.json'], /render wants exactly one file/],
    [['render', 'a.json', '--yaml'], /Unknown option '--yaml'/],
  ] as const) {
    const { status, stderr } = await glimcapCommand(args);
    assert.is(status, 2);
    assert.match(stderr, message);
    assert.match(stderr, /usage: glimcap render FILE \[--json\]/);
  }
});

test.run();
