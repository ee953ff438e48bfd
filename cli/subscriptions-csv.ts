import { isDeepStrictEqual } from 'node:util';
import {
  amountCell,
  CellError,
  currencyCell,
  type Reading,
  readLines,
  sourceCell,
  timeCell,
} from '../server/csv-cells.ts';
import { type CsvProblem, type CsvRow, describeCsvProblems, readCsvTable } from '../server/csv-table.ts';
import { checkSubscriptionEvent } from '../server/domain/billing/mrr/check-subscription-event.ts';
import {
  type NewSubscriptionEvent,
  type Plan,
  SUBSCRIPTION_STATUSES,
} from '../server/domain/billing/mrr/subscription-snapshot.ts';
import { termsToJson } from '../server/domain/billing/mrr/subscription-terms-json.ts';
import { readDiscounts } from './subscription-discounts.ts';

/** The columns of a subscriptions file: docs/mrr.md says what each means. The optional ones may be left out or empty. */
export const SUBSCRIPTION_COLUMNS = [
  'event',
  'subscription',
  'customer',
  'at',
  'status',
  'amount',
  'currency',
  'interval',
  'interval_count',
  'quantity',
  'discounts',
  'cancels_at',
  'resumes_at',
  'past_due_since',
  'sequence',
  'source',
] as const;
const REQUIRED = ['event', 'subscription', 'customer', 'at', 'status', 'amount', 'currency', 'interval'] as const;
const SOURCE = 'csv';
const WHOLE = /^-?\d{1,10}$/;
const INTERVALS: readonly Plan['interval'][] = ['month', 'year'];
/** It may be tomorrow already where the event was. */
const AHEAD_MS = 86_400_000;

type Column = (typeof SUBSCRIPTION_COLUMNS)[number];
type Cells = CsvRow<Column>['cells'];

/** An event with the line that it stands on. */
export interface SubscriptionLine {
  line: number;
  event: NewSubscriptionEvent;
}

/** The events of a file, or a sentence about each line that is wrong. */
export type ParsedSubscriptions = { lines: SubscriptionLine[] } | { problems: string[] };

/** Reads the text of a subscriptions file (RFC 4180, UTF-8). Either every line is an event, or none is taken. */
export function parseSubscriptionsCsv(text: string, reading: Reading): ParsedSubscriptions {
  const table = readCsvTable(text, { known: SUBSCRIPTION_COLUMNS, required: REQUIRED });
  const read = readLines(table.rows, (cells) => readEvent(cells, reading));
  const lines = read.lines.map(({ line, value }) => ({ line, event: value }));
  const problems = describeCsvProblems([...table.problems, ...read.problems, ...repeated(lines)]);
  return problems.length > 0 ? { problems } : { lines };
}

function readEvent(cells: Cells, { timeZone, now }: Reading): NewSubscriptionEvent {
  const { event: eventId = '', subscription = '', customer = '', quantity, sequence } = cells;
  const plan = readPlan(cells);
  const event: NewSubscriptionEvent = {
    source: sourceCell(cells.source ?? '', SOURCE),
    eventId,
    subscription,
    customer,
    effectiveAt: timeCell(cells.at ?? '', 'at', timeZone),
    status: oneOf('status', SUBSCRIPTION_STATUSES, cells.status ?? ''),
    plan,
    ...(quantity && { quantity: wholeNumber('quantity', quantity) }),
    ...(sequence && { sequence: wholeNumber('sequence', sequence) }),
    discounts: readDiscounts(cells.discounts ?? '', { currency: plan.currency, timeZone }),
    ...optionalTime('cancelsAt', cells, 'cancels_at', timeZone),
    ...optionalTime('resumesAt', cells, 'resumes_at', timeZone),
    ...optionalTime('pastDueSince', cells, 'past_due_since', timeZone),
  };
  checkSubscriptionEvent(event);
  if (event.effectiveAt.getTime() <= now.getTime() + AHEAD_MS) return event;
  throw new CellError('at', 'a time that has come', cells.at ?? '');
}

function readPlan({ amount = '', interval = '', interval_count: count, ...cells }: Cells): Plan {
  const currency = currencyCell(cells.currency ?? '');
  return {
    minor: amountCell(amount, currency).minor,
    currency,
    interval: oneOf('interval', INTERVALS, interval),
    ...(count && { intervalCount: wholeNumber('interval_count', count) }),
  };
}

function optionalTime<Name extends string>(
  name: Name,
  cells: Cells,
  column: Column,
  timeZone: string,
): Partial<Record<Name, Date>> {
  const text = cells[column];
  const times: Partial<Record<Name, Date>> = {};
  if (text) times[name] = timeCell(text, column, timeZone);
  return times;
}

function wholeNumber(column: Column, text: string): number {
  if (WHOLE.test(text)) return Number(text);
  throw new CellError(column, 'a whole number', text);
}

function oneOf<Word extends string>(column: Column, words: readonly Word[], text: string): Word {
  const found = words.find((word) => word === text);
  if (found) return found;
  throw new CellError(column, `one of ${words.join(', ')}`, text);
}

/** The same event twice is no matter; an event with two stories is. */
function repeated(lines: readonly SubscriptionLine[]): CsvProblem[] {
  const first = new Map<string, SubscriptionLine>();
  return lines.flatMap(({ line, event }) => {
    const key = JSON.stringify([event.source, event.eventId]);
    const before = first.get(key);
    if (!before) first.set(key, { line, event });
    if (!before || isDeepStrictEqual(storyOf(before.event), storyOf(event))) return [];
    return [{ line, problem: `the event "${event.eventId}" stands on line ${before.line} otherwise` }];
  });
}

function storyOf({ subscription, customer, status, effectiveAt, sequence = 0, ...terms }: NewSubscriptionEvent) {
  return { subscription, customer, status, effectiveAt, sequence, terms: termsToJson({ status, ...terms }) };
}
