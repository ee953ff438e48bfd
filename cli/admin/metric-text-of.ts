import type { MetricText } from '#domain/metrics/metric-text.ts';
import { type AdminInput, optionalOption, UsageError } from './admin-command.ts';

const FIELDS = [
  'label',
  'definition',
  'unit',
  'currency',
  'source',
  'cadence',
  'measure',
  'good',
  'section',
  'position',
] as const;

export const DETAIL_OPTIONS = Object.fromEntries(FIELDS.map((field) => [field, { type: 'string' as const }]));
export const DETAIL_USAGE =
  '[--unit count|money|duration|ratio] [--currency USD] [--source NAME] [--cadence hourly|daily|weekly] ' +
  '[--measure gauge|count] [--good up|down|neutral] [--section metrics|traffic|networks] [--position N]';

/** What the command line says of a metric. */
export function metricTextOf(input: AdminInput): MetricText {
  const [label, definition, unit, currency, source, cadence, measure, good, section, position] = FIELDS.map((field) =>
    optionalOption(input, field),
  );
  return {
    label,
    definition,
    unit,
    currency,
    source,
    cadence,
    measure,
    good,
    section,
    position: position === undefined ? undefined : wholeNumber(position),
  };
}

function wholeNumber(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new UsageError(`--position is a whole number such as 45, not "${text}"`);
}
