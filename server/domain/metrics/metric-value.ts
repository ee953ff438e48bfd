import { formatMoney } from '../format-money.ts';
import { type Money, type MoneyJson, moneyToJson, wholeMoney } from '../money.ts';

/** What a metric measures: a whole number of things, or an amount of money. */
export type MetricValue = number | Money;

/** A metric's value as it is printed: `5,936`, or whole units of money, `$8,160`. */
export function formatMetricValue(value: MetricValue): string {
  return typeof value === 'number' ? value.toLocaleString('en-US') : formatMoney(value, { whole: true });
}

/** The value that a reader of the printed report sees: money in whole units. */
export function printedValue(value: MetricValue): MetricValue {
  return typeof value === 'number' ? value : wholeMoney(value);
}

/** The exact value for JSON: a number, or `{ minor, currency }`. */
export function metricValueToJson(value: MetricValue): number | MoneyJson {
  return typeof value === 'number' ? value : moneyToJson(value);
}
