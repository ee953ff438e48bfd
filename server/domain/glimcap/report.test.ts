import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { parseFigures } from '../../../cli/figures-file.ts';
import { PART_12_MD, part12With } from '../../../tests/support/part-12.ts';
import { suite } from '../../../tests/support/suite.ts';
import { compileReport } from './compile-report.ts';
import type { Figures, MetricFigure } from './figures.ts';
import { previousWeek } from './previous-week.ts';
import { reportToJson } from './report-json.ts';
import { reportMarkdown } from './report-markdown.ts';

const test = suite('glimcap report');

function part12(): Figures {
  const parsed = parseFigures(part12With());
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.figures;
}

/** Every table of a Markdown text, as rows of trimmed cells without the rule. */
function tablesOf(markdown: string): string[][][] {
  const blocks = markdown.split(/\n\s*\n/).filter((block) => block.startsWith('|'));
  return blocks.map((block) =>
    block
      .trim()
      .split('\n')
      .filter((line) => !/^[|\s-]+$/.test(line))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  );
}

function frontMatterOf(markdown: string): string {
  return markdown.slice(0, markdown.indexOf('\n---\n') + 5);
}

function withMetric(change: Partial<MetricFigure>, weeks: Partial<Figures> = {}): string {
  const [first, ...rest] = part12().metrics;
  assert.ok(first);
  return reportMarkdown(compileReport({ ...part12(), ...weeks, metrics: [{ ...first, ...change }, ...rest] }));
}

test('Part 12 is what people printed, cell for cell, but for the cell that contradicts its rows', () => {
  const original = readFileSync(PART_12_MD, 'utf8');
  const ours = reportMarkdown(compileReport(part12()));
  const [metrics, finance] = tablesOf(original);
  const corrected = finance?.map(([label, cell]) =>
    label === 'Remaining Credits' ? [label, '$1,289.96'] : [label, cell],
  );

  assert.is(frontMatterOf(ours), frontMatterOf(original));
  assert.equal(tablesOf(ours), [metrics, corrected]);
  assert.is(metrics?.length, 9);
  assert.is(finance?.length, 11);
  assert.equal(
    [...ours.matchAll(/^# .*$/gm)].map(([heading]) => heading),
    ['# Glimcap Part 12', '# Metrics', '# Traffic', '# Financials'],
  );
});

test('the contradiction of Part 12 is returned as data', () => {
  assert.equal(compileReport(part12()).contradictions, [
    {
      key: 'remainingCredits',
      printed: { minor: 138896n, currency: 'USD' },
      derived: { minor: 128996n, currency: 'USD' },
    },
  ]);
});

test('every row of any report has as many cells as its header', () => {
  const label = fc.string({ minLength: 1 }).filter((text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text) && text.trim() !== '');
  const value = fc.option(fc.nat());
  fc.assert(
    fc.property(label, value, value, (name, current, previous) => {
      const table = withMetric({ label: name, current, previous }).split('# Metrics\n\n')[1]?.split('\n\n')[0];
      const widths = table?.split('\n').map((line) => line.replaceAll(/\\[\\|]/g, '').split('|').length);
      assert.equal(new Set(widths), new Set([6]));
    }),
  );
});

test('a metric that was never published is new, and a missing figure is no data', () => {
  assert.ok(withMetric({ previous: null }).includes('|Discord|5,936|–|new|\n'));
  assert.ok(withMetric({ current: null }).includes('|Discord|no data|6,012|–|\n'));
  assert.ok(withMetric({ current: null, previous: null }).includes('|Discord|no data|–|–|\n'));
  assert.ok(withMetric({ current: 0, previous: 0 }).includes('|Discord|0|0|0|\n'));
});

test('a value that is older than its column says so beside it', () => {
  const weeks = { weekEnd: '2021-04-25', previousWeekEnd: '2021-04-18' };
  assert.ok(withMetric({ previousWeekEnd: '2021-04-11' }, weeks).includes('|Discord|5,936|6,012 (2 weeks ago)|76⬇|\n'));
  assert.ok(withMetric({ previousWeekEnd: '2021-04-18' }, weeks).includes('|Discord|5,936|6,012|76⬇|\n'));
});

test('traffic that is compared with an older week says so once', () => {
  const report = { ...part12(), weekEnd: '2021-04-25', previousWeekEnd: '2021-04-18' };
  const [first] = part12().metrics;
  assert.ok(first);
  const pageViews = { ...first, label: 'Page views', current: 3666, previous: 2930, previousWeekEnd: '2021-04-04' };
  const markdown = reportMarkdown(compileReport({ ...report, traffic: { pageViews } }));
  assert.ok(markdown.includes('Page views: 3,666 this week, 2,930 3 weeks ago, 736⬆.'), markdown);
});

test('the compared week is named by weeks, and by its date when weeks do not fit', () => {
  assert.is(previousWeek().heading, 'Last Week');
  assert.is(previousWeek('2021-04-25', '2021-04-18').heading, 'Last Week');
  assert.equal(previousWeek('2021-04-25', '2021-04-11'), { heading: '2 Weeks Ago', phrase: '2 weeks ago' });
  assert.equal(previousWeek('2021-04-25', '2021-04-20'), { heading: 'Apr 20, 2021', phrase: 'on Apr 20, 2021' });
  assert.is(previousWeek('2021-04-25', '2020-12-27').heading, 'Dec 27, 2020');
});

test('a title with quotes stays one YAML string', () => {
  const markdown = reportMarkdown(compileReport({ ...part12(), title: 'The "last" one: \\o/' }));
  assert.ok(markdown.includes('title: "The \\"last\\" one: \\\\o/"\n'));
});

test('provenance travels with its figure into the JSON', () => {
  const figures = part12();
  const [first] = figures.metrics;
  assert.ok(first);
  const provenance = { source: 'discord', takenAt: '2021-04-26T04:00:00Z', query: 'GET /guilds/1?with_counts=true' };
  const json = reportToJson(compileReport({ ...figures, metrics: [{ ...first, provenance }] }));
  assert.equal(json.metrics[0]?.provenance, provenance);
  assert.is(JSON.parse(JSON.stringify(json)).metrics[0].difference, -76);
});

test.run();
