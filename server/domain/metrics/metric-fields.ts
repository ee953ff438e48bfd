import { DomainError } from '../errors.ts';
import { ONE_LINE } from '../one-line.ts';
import { CADENCES, DIRECTIONS, MEASURES, type Metric, SECTIONS } from './metric.entity.ts';
import { UNIT_KINDS } from './metric-unit.ts';

/** What staff say of a metric. `currency` goes with money, and with nothing else. */
export type MetricFields = Pick<
  Metric,
  'key' | 'label' | 'unit' | 'definition' | 'source' | 'cadence' | 'measure' | 'good' | 'section' | 'position'
> & { currency: string | null };

const LABEL_MAX = 64;
const DEFINITION_MAX = 300;
const POSITION_MAX = 100_000;
const KEY = /^[a-z][a-z0-9_]{1,62}$/;
const SOURCE = /^[a-z][a-z0-9_-]{0,31}$/;
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** The fields of a metric alone, to be compared and kept. */
export function fieldsOf(metric: MetricFields | Metric): MetricFields {
  const { key, label, unit, definition, source, cadence, measure, good, section, position } = metric;
  const { currency = null } = metric;
  return { key, label, unit, currency, definition, source, cadence, measure, good, section, position };
}

/** @throws DomainError invalid `metric_field_invalid`, whose sentence names the field and what it takes */
export function checkFields(fields: MetricFields): void {
  const { key, label, definition, source, position } = fields;
  require(KEY.test(
    key,
  ), 'key', 'takes lower-case letters, digits and _, begins with a letter, and has 2 to 63 of them');
  require(ONE_LINE.test(label) && label.length <= LABEL_MAX, 'label', `takes one line of 1 to ${LABEL_MAX} characters`);
  const isSentence = ONE_LINE.test(definition) && definition.length <= DEFINITION_MAX;
  require(isSentence, 'definition', `takes one sentence of up to ${DEFINITION_MAX} characters`);
  require(SOURCE.test(source), 'source', 'takes lower-case letters, digits, - and _, such as hand');
  const isPosition = Number.isInteger(position) && position >= 0 && position <= POSITION_MAX;
  require(isPosition, 'position', `takes a whole number from 0 to ${POSITION_MAX}`);
  checkChoices(fields);
}

function checkChoices({ unit, currency, cadence, measure, good, section }: MetricFields): void {
  requireOneOf(unit, UNIT_KINDS, 'unit');
  requireOneOf(cadence, CADENCES, 'cadence');
  requireOneOf(measure, MEASURES, 'measure');
  requireOneOf(good, DIRECTIONS, 'good');
  requireOneOf(section, SECTIONS, 'section');
  if (unit === 'money') require(currency !== null && CURRENCIES.has(currency), 'currency', 'takes a code such as USD');
  else require(currency === null, 'currency', 'goes with the unit money only');
}

function requireOneOf(value: string, choices: readonly string[], field: string): void {
  if (choices.includes(value)) return;
  const sentence = `The ${field} of a metric takes ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.`;
  throw new DomainError('invalid', 'metric_field_invalid', sentence, {
    ...{ field, choices: choices.join(', '), text: value.slice(0, 64), context: 'choice' },
  });
}

function require(isRight: boolean, field: string, takes: string): void {
  if (isRight) return;
  throw new DomainError('invalid', 'metric_field_invalid', `The ${field} of a metric ${takes}.`, { context: field });
}
