import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { parseFigures } from '../../../../cli/figures-file.ts';
import { part12With } from '../../../../tests/support/part-12.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { addDays } from '../../metrics/zoned-day.ts';
import { compileReport } from '../compile-report.ts';
import type { Figures } from '../figures.ts';
import type { PublishedWeek } from '../last-published.ts';
import { reviewReport } from '../review-report.ts';
import type { Finding } from './finding.ts';

const test = suite('glimcap sanity gate');

/** Reports of one metric, a week apart, the last one being the draft. */
function findingsOf(
  values: Array<number | null>,
  { measure = 'gauge', label = 'Users' }: Partial<Kind> = {},
): Finding[] {
  const reports = values.map((value, index): PublishedWeek => {
    const weekEnd = addDays('2020-03-01', index * 7);
    const previous = values.slice(0, index).findLast((each) => each !== null) ?? null;
    return { weekEnd, figures: reportOf(weekEnd, { key: 'users', label, measure, current: value, previous }) };
  });
  const [draft, ...published] = reports.reverse();
  if (!draft) throw new Error('no values');
  return reviewReport({ figures: draft.figures, published, timeZone: 'UTC' }).findings;
}

interface Kind {
  measure: 'gauge' | 'count';
  label: string;
}

function reportOf(
  weekEnd: string,
  metric: Kind & { key: string; current: number | null; previous: number | null },
): Figures {
  const provenance = { source: 'x', takenAt: `${weekEnd}T23:00:00Z` };
  return {
    number: 3,
    title: 'The Glimcap Part 3',
    date: `${weekEnd}T23:30:00Z`,
    author: 'us',
    weekEnd,
    previousWeekEnd: addDays(weekEnd, -7),
    metrics: [{ ...metric, unit: 'count', provenance }],
    traffic: null,
    finance: null,
  };
}

function textsOf(kind: Finding['kind'], findings: Finding[]): string[] {
  return findings.filter((each) => each.kind === kind).map(({ text }) => text);
}

/** The same numbers in every run. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test('a change far outside of its own history is a jump, with what was usual', () => {
  const usual = [6000, 6020, 5990, 6010, 6003, 5980, 6001, 6015];
  assert.equal(textsOf('jump', findingsOf([...usual, 2900])), [
    'Users went from 6,015 to 2,900 (3,115⬇); no week before changed it by more than 30.',
  ]);
  assert.equal(textsOf('jump', findingsOf([...usual, 5960])), []);
});

test('without a history, a change by more than half is one', () => {
  assert.equal(textsOf('jump', findingsOf([5936, 2900])), [
    'Users changed by more than half: 5,936 to 2,900 (3,036⬇).',
  ]);
  assert.equal(textsOf('jump', findingsOf([5936, 5000])), []);
  assert.equal(textsOf('jump', findingsOf([1, 3])), [], 'small numbers double easily');
});

test('a counter that fell is found, a gauge that goes up and down is not', () => {
  assert.equal(textsOf('fell', findingsOf([1, 5, 9, 13, 17, 21, 25, 24])), [
    'Users fell, from 25 to 24; in 6 reports before it never did.',
  ]);
  assert.equal(textsOf('fell', findingsOf([1, 5, 9, 8, 17, 21, 25, 24])), []);
});

test('followers that fell are no fault: people come and go', () => {
  const values = [1, 5, 9, 13, 17, 21, 25, 24];
  const reports = values.map((value, index): PublishedWeek => {
    const weekEnd = addDays('2020-03-01', index * 7);
    const metric = { key: 'users', label: 'Users', measure: 'gauge', current: value, previous: null } as const;
    const charts = { weekEnds: [], history: {}, followers: ['users'] };
    return { weekEnd, figures: { ...reportOf(weekEnd, metric), charts } };
  });
  const [draft, ...published] = reports.reverse();
  assert.ok(draft);
  const { findings } = reviewReport({ figures: draft.figures, published, timeZone: 'UTC' });
  assert.equal(textsOf('fell', findings), []);
});

test('a count without a history jumps when it is three times what it was, or a third', () => {
  const tickets = { measure: 'count', label: 'Tickets' } as const;
  assert.equal(textsOf('jump', findingsOf([16, 34], tickets)), []);
  assert.equal(textsOf('jump', findingsOf([34, 12], tickets)), []);
  assert.equal(textsOf('jump', findingsOf([16, 50], tickets)), [
    'Tickets is more than three times what it was: 16 to 50 (34⬆).',
  ]);
  assert.equal(textsOf('jump', findingsOf([50, 16], tickets)), [
    'Tickets is less than a third of what it was: 50 to 16 (34⬇).',
  ]);
});

test('what has grown moves in larger steps', () => {
  const hours = { measure: 'count', label: 'Hours Live' } as const;
  const grown = [60, 72, 63, 75, 66, 80, 90, 110, 130, 160, 200, 240];
  assert.equal(textsOf('jump', findingsOf([...grown, 190], hours)), []);
  assert.is(textsOf('jump', findingsOf([...grown, 2400], hours)).length, 1);
});

test('for how many reports something has lasted is no figure', () => {
  const figures = {
    ...reportOf('2020-03-01', { key: 'users', label: 'Users', measure: 'gauge', current: 9, previous: 8 }),
  };
  const findings = (metrics: string) =>
    textsOf(
      'number-in-prose',
      reviewReport({ figures: { ...figures, prose: { metrics } }, published: [], timeZone: 'UTC' }).findings,
    );
  assert.equal(findings('Users rose in each of the last 41 reports, and over the past 30 days.'), []);
  assert.is(findings('Users rose by 41.').length, 1);
});

test('a weekly count that became cumulative is found in its third week', () => {
  const usual = [30, 26, 33, 28, 31, 29];
  const tickets = { measure: 'count', label: 'Support Tickets' } as const;
  assert.equal(textsOf('cumulative', findingsOf([...usual, 30, 61, 88], tickets)), [
    'Support Tickets rose twice by about a usual week (30, 61, 88): is it cumulative instead of weekly?',
  ]);
  assert.equal(textsOf('cumulative', findingsOf([...usual, 30, 61, 32], tickets)), []);
  assert.equal(textsOf('cumulative', findingsOf([...usual, 30, 34, 39], tickets)), []);
});

test('ordinary weeks are let through: few findings in years of noise', () => {
  let reports = 0;
  const found: string[] = [];
  for (let seed = 1; seed <= 4; seed += 1) {
    const random = noise(seed * 7919);
    const walk = [5000 + seed * 300];
    for (let week = 1; week < 60; week += 1) walk.push((walk.at(-1) ?? 0) + Math.round((random() + random() - 1) * 80));
    const counts = Array.from({ length: 60 }, () => 30 + Math.round((random() + random() + random() - 1.5) * 16));
    for (let end = 8; end <= 60; end += 2) {
      reports += 2;
      found.push(
        ...textsOf('jump', findingsOf(walk.slice(0, end))),
        ...textsOf('fell', findingsOf(walk.slice(0, end))),
      );
      const weekly = findingsOf(counts.slice(0, end), { measure: 'count' });
      found.push(...textsOf('jump', weekly), ...textsOf('cumulative', weekly));
    }
  }
  assert.ok(found.length * 20 < reports, `${found.length} of ${reports}: ${found.slice(0, 5).join(' ')}`);
});

test('a value that was doubled, or lost a digit, is found in any steady history', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 7, maxLength: 30 }),
      fc.constantFrom(2, 0.1, 10),
      (changes, factor) => {
        const values = [4000];
        for (const change of changes) values.push((values.at(-1) ?? 0) + change);
        const wrong = Math.round((values.at(-1) ?? 0) * factor);
        const kinds = findingsOf([...values, wrong]).map(({ kind }) => kind);
        assert.ok(kinds.includes('jump') || kinds.includes('fell'), JSON.stringify([...values, wrong]));
      },
    ),
    { numRuns: 200 },
  );
});

test('a sentence against its row is found, and what is in doubt is not', () => {
  const parsed = parseFigures(part12With());
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  const directionsIn = (metrics: string) => {
    const figures = { ...parsed.figures, prose: { metrics } };
    const { findings } = reviewReport({ figures, published: [], timeZone: 'UTC' });
    return textsOf('direction-in-prose', findings);
  };
  assert.equal(directionsIn('This week Discord grew again.'), [
    'The text of "metrics" says "This week Discord grew again.", but the row of Discord says 76⬇.',
  ]);
  assert.equal(directionsIn('[Reddit](https://x/fell) **fell** by {{reddit.delta}}.').length, 1);
  for (const sound of [
    'Discord has declined again, which we see week over week.',
    'Reddit grew by 4, while Twitter fell for the first time.',
    'Discord and Reddit grew.',
    'Discord did not grow.',
    'We hope that Discord will be growing.',
    'Last month Discord grew.',
    'Users to the platform have again grown this week, but the MRR continues to drop.',
    'Discordia grew.',
  ])
    assert.equal(directionsIn(sound), [], sound);
});

test('the real Part 12 has its one contradiction and nothing else against it', () => {
  const parsed = parseFigures(part12With());
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  const { findings } = reviewReport({ figures: parsed.figures, published: [], timeZone: 'UTC' });
  assert.equal(
    findings.map(({ kind }) => kind),
    ['contradiction'],
  );
  assert.is(compileReport(parsed.figures).contradictions.length, 1);
});

test.run();
