import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { type Faulty, faultsOf } from '../../tests/support/reports/faults.ts';
import { blocksOf, soundReport, write } from '../../tests/support/reports/sound-report.ts';
import { runs } from '../../tests/support/runs.ts';
import { suite } from '../../tests/support/suite.ts';
import { checkReport } from './check-report.ts';
import { RULES } from './check-result.ts';

const test = suite('glimcap check: sound reports of many shapes');
const SEED = 12;

test('a report whose figures agree is silent, however it is written down', () => {
  void fc.assert(
    fc.property(soundReport, (report) => {
      const { text } = write(report, blocksOf(report));
      assert.equal(checkReport(text).faults, [], text);
    }),
    { seed: SEED, ...runs(100) },
  );
});

test('one fault in it is found once, at its cell, under its rule', () => {
  const tried = new Set<string>();
  void fc.assert(
    fc.property(soundReport, fc.nat(1_000_000), (report, pick) => {
      for (const faulty of faultsOf(report, pick)) {
        tried.add(faulty.rule);
        checkFaulty(faulty);
      }
    }),
    { seed: SEED, ...runs(60) },
  );
  const untried = RULES.filter((rule) => !tried.has(rule));
  assert.equal(untried, ['last-mismatch', 'prose-direction'], 'these two have tests of their own');
});

test('a wrong earlier value is found against the report before', () => {
  void fc.assert(
    fc.property(soundReport, fc.nat(1_000_000), (report, pick) => {
      const faulty = lastMismatch(report, pick);
      if (!faulty) return;
      assert.equal(checkReport(faulty.sound, faulty.previous).faults, [], `${faulty.previous}\n\n${faulty.sound}`);
      const [fault, ...more] = checkReport(faulty.text, faulty.previous).faults;
      assert.equal([fault?.rule, fault?.line, more.length], ['last-mismatch', faulty.line, 0], faulty.text);
    }),
    { seed: SEED, ...runs(60) },
  );
});

function checkFaulty({ text, rule, line, column, row, printed, expected }: Faulty): void {
  const { faults } = checkReport(text);
  const [fault] = faults;
  assert.is(faults.length, 1, `${rule}, line ${line}: ${JSON.stringify(faults)}\n${text}`);
  assert.equal([fault?.rule, fault?.line], [rule, line], text);
  if (rule === 'header-cells') return;
  assert.equal([fault?.column, fault?.row], [column, plain(row)], text);
  assert.is(plain(fault?.printed ?? ''), plain(printed), text);
  assert.ok(expected === null || plain(fault?.expected ?? '').includes(plain(expected)), `${expected}\n${text}`);
}

/** Without what no reader sees. */
function plain(text: string): string {
  return text.replaceAll(/\s/g, ' ').replaceAll('\ufe0f', '').replaceAll(/[“”]/g, '"');
}

/** A report that stands a week after its previous one, with one earlier value that it never published. */
function lastMismatch(report: Parameters<typeof blocksOf>[0], pick: number) {
  const weekBefore = { ...report, metrics: { ...report.metrics, metrics: report.metrics.metrics.map(aWeekBefore) } };
  const known = report.metrics.metrics.flatMap(({ last }, index) => (last === null ? [] : [index]));
  const index = known[pick % Math.max(1, known.length)];
  if (
    index === undefined ||
    report.metrics.headings.last !== 'Last Week' ||
    report.metrics.isLying ||
    report.metrics.layout.isHtml
  )
    return null;
  const metrics = report.metrics.metrics.map((metric, at) =>
    at === index && metric.last !== null ? { ...metric, last: metric.last + 1 + (pick % 50) } : metric,
  );
  const wrong = { ...report, metrics: { ...report.metrics, metrics } };
  const dated = (day: string) => ({ ...report.paper, frontMatter: ['---', `date: ${day}`, '---', ''] });
  const current = { ...report, paper: dated('2021-04-28') };
  const sound = write(current, blocksOf(report)).text;
  const { text } = write(current, blocksOf(wrong));
  const lines = text.split(/\r?\n/);
  const line = 1 + lines.findIndex((each, at) => each !== sound.split(/\r?\n/)[at]);
  return {
    sound,
    text,
    line,
    previous: write({ ...weekBefore, paper: dated('2021-04-21') }, blocksOf(weekBefore)).text,
  };
}

function aWeekBefore<Row extends { now: number; last: number | null }>(metric: Row): Row {
  return { ...metric, now: metric.last ?? metric.now, last: metric.last === null ? null : metric.last + 3 };
}

test.run();
