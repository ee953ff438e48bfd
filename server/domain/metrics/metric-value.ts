import { formatMoney } from '../format-money.ts';
import { type Money, type MoneyJson, moneyFromJson, moneyToJson, wholeMoney } from '../money.ts';
import { formatBasisPoints } from './format-basis-points.ts';
import { formatSeconds, roundedSeconds } from './format-seconds.ts';

/** A length of time in whole seconds. */
export interface Duration {
  readonly seconds: number;
}

/** A share of a whole in basis points: 1,234 is 12.34 %. */
export interface Ratio {
  readonly basisPoints: number;
}

/** What a metric measures: a whole number of things, an amount of money, a length of time, or a share of a whole. */
export type MetricValue = number | Money | Duration | Ratio;

/** A metric's value in JSON, where a bigint cannot go. */
export type MetricValueJson = number | MoneyJson | Duration | Ratio;

/** A metric's value as it is printed: `5,936`, whole units of money `$8,160`, `1 h 12 min`, `12.34 %`; in German `5.936`. */
export function formatMetricValue(value: MetricValue, locale = 'en-US'): string {
  if (typeof value === 'number') return value.toLocaleString(locale);
  if ('minor' in value) return formatMoney(value, { whole: true, locale });
  if ('seconds' in value) return formatSeconds(roundedSeconds(value.seconds), locale);
  return formatBasisPoints(value.basisPoints, locale);
}

/** The value that a reader of the printed report sees: money in whole units, a minute or more in whole minutes. */
export function printedValue(value: MetricValue): MetricValue {
  if (typeof value === 'number') return value;
  if ('minor' in value) return wholeMoney(value);
  return 'seconds' in value ? { seconds: roundedSeconds(value.seconds) } : value;
}

/** The exact value for JSON: a number, `{ minor, currency }`, `{ seconds }` or `{ basisPoints }`. */
export function metricValueToJson(value: MetricValue): MetricValueJson {
  return typeof value !== 'number' && 'minor' in value ? moneyToJson(value) : value;
}

/** The inverse of `metricValueToJson`. */
export function metricValueFromJson(json: MetricValueJson): MetricValue {
  return typeof json !== 'number' && 'minor' in json ? moneyFromJson(json) : json;
}
