import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../../tests/support/suite.ts';
import { addDays } from '../../metrics/zoned-day.ts';
import type { MetricHistory } from './metric-history.ts';
import { observations } from './observations.ts';

const test = suite('glimcap observations');

/** Weekly values from Feb 14, 2021; null is a report without the figure, undefined a week without a report. */
function history(values: Array<number | null | undefined>, key = 'discord', label = 'Discord'): MetricHistory {
  const weeks = values.flatMap((value, index) =>
    value === undefined ? [] : [{ weekEnd: addDays('2021-02-14', index * 7), value }],
  );
  return { key, label, values: weeks };
}

function textsOf(...values: Array<number | null | undefined>): string[] {
  return observations([history(values)]).map(({ text }) => text);
}

test('weekly changes in one direction are a streak of weeks', () => {
  assert.equal(textsOf(50, 80, 70, 60, 55), ['Discord is down for the 3rd week in a row.']);
  assert.equal(textsOf(60, 80, 70, 65), []);
});

test('a streak over skipped weeks is one of reports', () => {
  assert.equal(textsOf(50, 80, 70, undefined, 60, 55), ['Discord is down in each of the last 3 reports.']);
});

test('a missing or a standing value ends a streak', () => {
  assert.equal(textsOf(1, 2, 3, null, 5, 6), []);
  assert.equal(textsOf(9, null, 3, 4, 5, 6), ['Discord is up for the 3rd week in a row.']);
  assert.equal(textsOf(9, 1, 2, 3, 3), []);
});

test('the first drop after a steady rise is said with the date that the figures begin', () => {
  assert.equal(textsOf(9110, 9150, 9200, 9208, 9206), [
    'Discord fell for the first time since our figures begin (2021-02-14).',
  ]);
  assert.equal(textsOf(9150, 9110, 9200, 9208, 9206), []);
});

test('a record names since when, and is told when it is reached, not each week of a climb', () => {
  assert.equal(textsOf(5, 9, 3, 4, 10), ['Discord is at its highest since our figures begin (2021-02-14): 10.']);
  assert.equal(textsOf(20, 9, 3, 4, 3, 10), ['Discord is at its highest since 2021-02-14: 10.']);
  assert.equal(textsOf(5, 9, 8, 9, 2), ['Discord is at its lowest since our figures begin (2021-02-14): 2.']);
  assert.equal(textsOf(5, 9, 3, 10, 11), []);
  assert.equal(textsOf(5, 9, 3, 4, 9), []);
});

test('a return, a round number, a standstill and the largest move are told', () => {
  assert.equal(textsOf(4, null, null, 5), ['Discord is back after 2 reports without a figure: 5.']);
  assert.equal(textsOf(9_990, 10_004), ['Discord passed 10,000.']);
  assert.equal(textsOf(10_000, 9_990), ['Discord fell below 10,000.']);
  assert.equal(textsOf(9_990, 10_000), ['Discord passed 10,000.']);
  assert.equal(textsOf(10_000, 10_004), []);
  assert.equal(textsOf(7, 7, 7, 7), ['Discord has stood at 7 in each of the last 4 reports.']);
  assert.ok(
    textsOf(10, 12, 11, 13, 12, 14, 24).includes('Discord had its largest rise from one week to the next: 10⬆.'),
  );
});

test('who goes to and fro passes a round number once', () => {
  const kinds = (...values: number[]) => observations([history(values)]).map(({ kind }) => kind);
  assert.ok(kinds(9_990, 10_004, 9_998, 10_010).includes('round-number') === false);
  assert.ok(kinds(9_900, 9_950, 9_998, 10_010).includes('round-number'));
});

test('a record counts for more the older the one before it is', () => {
  const weight = (...values: number[]) =>
    observations([history(values)]).find(({ kind }) => kind === 'record')?.weight ?? 0;
  assert.ok(weight(9, 8, 7, 8, 7, 8, 7, 10) > weight(3, 4, 5, 6, 7, 9, 8, 10));
});

test('a report without this figure has nothing to observe', () => {
  assert.equal(textsOf(1, 2, 3, 4, null), []);
  assert.equal(textsOf(), []);
  assert.equal(textsOf(4), []);
});

test('two metrics that part are told once, whichever rises', () => {
  const users = history([10, 11, 12, 13], 'users', 'Users');
  const mrr: MetricHistory = {
    ...history([9, 8, 7, 6], 'mrr', 'MRR'),
    values: history([9, 8, 7, 6]).values.map(({ weekEnd, value }) => ({
      weekEnd,
      value: { minor: BigInt(value === null ? 0 : Number(value)) * 100n, currency: 'USD' },
    })),
  };
  const parted = observations([users, mrr]).filter(({ kind }) => kind === 'diverging');
  assert.equal(
    parted.map(({ keys, text }) => [keys, text]),
    [[['users', 'mrr'], 'Users rose while MRR fell in each of the last 3 reports.']],
  );
});

test('a suggestion takes its numbers from the rows', () => {
  const [streak] = observations([history([50, 80, 70, 60, 55])]);
  assert.is(
    streak?.suggestion,
    '{{discord.label}} is {{discord.direction}} for the 3rd week in a row, by {{discord.delta}} this time.',
  );
  assert.equal(
    streak?.figures.map(({ value }) => value),
    [80, 70, 60, 55],
  );
});

/** Each claim again from the plain numbers, without the code that made it. */
const VERIFIERS: Record<string, (values: Array<number | null>, text: string) => boolean> = {
  streak(values, text) {
    const count = Number(/(\d+)(?:st|nd|rd|th) week|last (\d+) reports/.exec(text)?.slice(1).find(Boolean));
    const tail = values.slice(-count - 1);
    const isUp = text.includes(' up ');
    return (
      tail.length === count + 1 &&
      tail.every((value, i) => {
        const before = tail[i - 1];
        return value !== null && (i === 0 || (before != null && (isUp ? value > before : value < before)));
      })
    );
  },
  first(values, text) {
    const known = values.filter((value) => value !== null);
    const moves = known.slice(1).map((value, i) => Math.sign(value - known[i]!));
    const wanted = text.includes(' rose ') ? 1 : -1;
    return moves.filter((move) => move === wanted).length === 1 && moves.at(-1) === wanted;
  },
  record(values, text) {
    const known = values.filter((value) => value !== null);
    const latest = known.at(-1)!;
    const since = /since (\d{4}-\d{2}-\d{2})/.exec(text)?.[1];
    const rivals = values
      .map((value, i) => ({ value, day: addDays('2021-02-14', i * 7) }))
      .slice(0, -1)
      .filter(({ value, day }) => value !== null && (!since || day > since))
      .map(({ value }) => value!);
    return rivals.every((value) => (text.includes('highest') ? value < latest : value > latest));
  },
  'largest-move'(values, text) {
    const moves = values.slice(1).flatMap((value, i) => {
      const before = values[i];
      return value === null || before == null ? [] : [value - before];
    });
    const latest = moves.at(-1)!;
    return text.includes('rise')
      ? moves.slice(0, -1).every((move) => move < latest)
      : moves.slice(0, -1).every((move) => move > latest);
  },
  'round-number'(values, text) {
    const known = values.filter((value) => value !== null);
    const [before, latest] = known.slice(-2) as [number, number];
    const number = Number(/([\d,]+)\.$/.exec(text)?.[1]?.replaceAll(',', ''));
    return text.includes('passed') ? before < number && latest >= number : before >= number && latest < number;
  },
  unchanged(values, text) {
    const count = Number(/last (\d+) reports/.exec(text)?.[1]);
    return new Set(values.slice(-count)).size === 1 && values.length >= count;
  },
  return(values, text) {
    const count = text.includes('one report') ? 1 : Number(/after (\d+) reports/.exec(text)?.[1]);
    return values.slice(-1 - count, -1).every((value) => value === null) && values.at(-2 - count) != null;
  },
};

test('every claim holds when it is counted again', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.oneof(fc.nat({ max: 4 }), fc.integer({ min: 90, max: 320 })), { freq: 8 }), {
        minLength: 2,
        maxLength: 14,
      }),
      fc.nat({ max: 4 }),
      (begin, standing) => {
        const values = [...begin, ...Array.from({ length: standing }, () => begin.at(-1) ?? null)];
        for (const { kind, text } of observations([history(values)])) {
          seen.add(kind);
          assert.ok(VERIFIERS[kind]?.(values, text), `${text} of ${JSON.stringify(values)}`);
        }
      },
    ),
    // The rarest kind comes once in 750 histories: so many that each is met.
    { numRuns: 10_000 },
  );
  assert.equal([...seen].sort(), Object.keys(VERIFIERS).sort(), 'every kind was met');
});

test.run();
