import { z } from 'zod';
import { FINANCE_INPUTS, FINANCE_RESULTS } from '../server/domain/finance/statement.ts';
import { ONE_LINE } from '../server/domain/one-line.ts';

/** Ten trillion dollars: sums of such amounts still fit a JSON number exactly. */
const MINOR_MAX = 1_000_000_000_000_000;
/** As many reports as the database counts. */
const NUMBER_MAX = 2 ** 31 - 1;
/** Calendars and clocks disagree about years long ago, and nobody published a report in them. */
const EARLIEST = '1970';
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** Stops at the first fault, so that one number gets one line. */
const wholeNumber = z.int({ abort: true });
const line = z.string().regex(ONE_LINE);
const isOfOurTime = (text: string) => text >= EARLIEST;
const day = z.iso.date().refine(isOfOurTime, `must be in ${EARLIEST} or later`);
const time = z.iso.datetime({ offset: true }).refine(isOfOurTime, `must be in ${EARLIEST} or later`);
const count = wholeNumber.min(0);
const seconds = wholeNumber.min(0);
const basisPoints = wholeNumber.min(0);
const minor = wholeNumber.min(0).max(MINOR_MAX);
const printedMinor = wholeNumber.min(-MINOR_MAX).max(MINOR_MAX);
const currency = z.string().refine((code) => CURRENCIES.has(code), 'must be a currency such as "USD"');

const provenance = {
  source: line.exactOptional(),
  takenAt: time.exactOptional(),
  query: line.exactOptional(),
  note: line.exactOptional(),
};
const metric = { key: line, label: line, previousWeekEnd: day.exactOptional(), ...provenance };
const countMetric = z.strictObject({
  ...metric,
  unit: z.literal('count'),
  current: count.nullable(),
  previous: count.nullable(),
});
const moneyMetric = z.strictObject({
  ...metric,
  unit: z.literal('money'),
  currency,
  current: minor.nullable(),
  previous: minor.nullable(),
});
const durationMetric = z.strictObject({
  ...metric,
  unit: z.literal('duration'),
  current: seconds.nullable(),
  previous: seconds.nullable(),
});
const ratioMetric = z.strictObject({
  ...metric,
  unit: z.literal('ratio'),
  current: basisPoints.nullable(),
  previous: basisPoints.nullable(),
});
const pageViews = z.strictObject({
  current: count.nullable(),
  previous: count.nullable(),
  previousWeekEnd: day.exactOptional(),
  ...provenance,
});

const finance = z.strictObject({
  title: line,
  period: z
    .strictObject({ from: day, to: day, label: line.exactOptional() })
    .refine(({ from, to }) => from <= to, 'must not end before it begins'),
  currency,
  provider: line,
  inputs: z.strictObject({
    gross: minor.nullable(),
    payouts: minor.nullable(),
    fees: minor.nullable().default(0),
    refunds: minor.nullable().default(0),
    credits: minor.nullable(),
    infra: minor.nullable(),
    bandwidth: minor.nullable(),
    connectFees: minor.nullable().default(0),
    adjustments: printedMinor.nullable().default(0),
    services: minor.nullable().default(0),
    tax: minor.nullable().default(0),
  }),
  provenance: z.partialRecord(z.enum(FINANCE_INPUTS), z.strictObject(provenance)).default({}),
  printed: z.partialRecord(z.enum(FINANCE_RESULTS), printedMinor).default({}),
});

/**
 * The shape of a figures file. Money is integer minor units, a duration seconds, a ratio basis points
 * (parts per ten thousand); null is a figure that is not known.
 */
export const figuresSchema = z
  .strictObject({
    number: wholeNumber.min(1).max(NUMBER_MAX),
    title: line,
    date: time,
    author: line,
    weekEnd: day.exactOptional(),
    previousWeekEnd: day.exactOptional(),
    metrics: z.array(z.discriminatedUnion('unit', [countMetric, moneyMetric, durationMetric, ratioMetric])).min(1),
    traffic: z.strictObject({ pageViews }).nullable().default(null),
    finance: finance.nullable().default(null),
  })
  .check(metricsAreDistinct, weeksAreInOrder);

export type FiguresFile = z.infer<typeof figuresSchema>;

function metricsAreDistinct({ value, issues }: z.core.ParsePayload<FiguresFile>): void {
  const seen = new Set<string>();
  for (const [index, { key }] of value.metrics.entries()) {
    if (seen.has(key))
      issues.push({ code: 'custom', path: ['metrics', index, 'key'], input: key, message: 'is there twice' });
    seen.add(key);
  }
}

function weeksAreInOrder({ value, issues }: z.core.ParsePayload<FiguresFile>): void {
  const { weekEnd, previousWeekEnd, metrics, traffic } = value;
  const previousWeeks = [
    { path: ['previousWeekEnd'], day: previousWeekEnd },
    { path: ['traffic', 'pageViews', 'previousWeekEnd'], day: traffic?.pageViews.previousWeekEnd },
    ...metrics.map((one, index) => ({ path: ['metrics', index, 'previousWeekEnd'], day: one.previousWeekEnd })),
  ];
  for (const { path, day: input } of previousWeeks) {
    if (input === undefined) continue;
    const message = weekEnd === undefined ? 'needs weekEnd beside it' : 'must be before weekEnd';
    if (weekEnd === undefined || input >= weekEnd) issues.push({ code: 'custom', path, input, message });
  }
}
