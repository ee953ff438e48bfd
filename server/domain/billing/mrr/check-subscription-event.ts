import { DomainError } from '../../errors.ts';
import { ONE_LINE } from '../../one-line.ts';
import type { Discount, NewSubscriptionEvent, Plan } from './subscription-snapshot.ts';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const REFERENCE_LENGTH = 255;
const SOURCE_LENGTH = 32;
const MOST_MONTHS = 120;
const MOST_UNITS = 1_000_000;
const EARLIEST = new Date('1970-01-01T00:00:00Z');
const LATEST = new Date('9999-12-31T00:00:00Z');
/** What a JSON number still holds exactly. */
const MOST_MINOR = BigInt(Number.MAX_SAFE_INTEGER);

/** @throws DomainError invalid, with a sentence about the first thing that is wrong */
export function checkSubscriptionEvent(event: NewSubscriptionEvent): void {
  const { source, eventId, subscription, customer, plan, quantity = 1, discounts = [] } = event;
  checkText('source', source, SOURCE_LENGTH);
  checkText('event id', eventId, REFERENCE_LENGTH);
  checkText('subscription', subscription, REFERENCE_LENGTH);
  checkText('customer', customer, REFERENCE_LENGTH);
  checkPlan(plan);
  if (!isWholeFrom(0, quantity, MOST_UNITS)) fail('quantity', `a whole number from 0 to ${MOST_UNITS}`);
  if (plan.minor * BigInt(quantity) > MOST_MINOR) fail('amount', 'an amount that can be counted');
  for (const discount of discounts) checkDiscount(discount);
  checkTimes(event);
}

function checkPlan({ minor, currency, interval, intervalCount = 1 }: Plan): void {
  if (minor < 0n) fail('amount', '0 or more');
  if (!CURRENCIES.has(currency)) fail('currency', 'a code such as USD');
  const most = interval === 'year' ? MOST_MONTHS / 12 : MOST_MONTHS;
  if (!isWholeFrom(1, intervalCount, most)) fail('interval count', `a whole number from 1 to ${most}`);
}

function checkDiscount(discount: Discount): void {
  if (discount.kind === 'percent' && !isWholeFrom(0, discount.basisPoints, 10_000))
    fail('discount', 'from 0 to 100 percent');
  if (discount.kind === 'amount' && discount.minor < 0n) fail('discount', '0 or more');
  if (discount.duration === 'repeating') checkTime('discount end', discount.endsAt);
}

function checkTimes({ status, effectiveAt, cancelsAt, resumesAt, pastDueSince, sequence = 0 }: NewSubscriptionEvent) {
  checkTime('time', effectiveAt);
  if (cancelsAt) checkTime('cancellation', cancelsAt);
  if (resumesAt) checkTime('end of the pause', resumesAt);
  if (status === 'past_due' && !pastDueSince) fail('due time', 'given for a subscription that is past due');
  if (pastDueSince) checkTime('due time', pastDueSince);
  if (!Number.isSafeInteger(sequence) || Math.abs(sequence) > 2 ** 31 - 1) fail('sequence', 'a whole number');
}

function checkText(name: string, text: string, most: number): void {
  if (text.length > most || !ONE_LINE.test(text) || !text.isWellFormed())
    fail(name, `1 to ${most} characters long, in one line`);
}

function checkTime(name: string, time: Date): void {
  const isTime = time >= EARLIEST && time < LATEST;
  if (!isTime) fail(name, 'a time from 1970 to 9999');
}

function isWholeFrom(least: number, value: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

function fail(name: string, expected: string): never {
  throw new DomainError('invalid', 'subscription_event_invalid', `The ${name} of a subscription must be ${expected}.`);
}
