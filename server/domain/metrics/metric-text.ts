import { DomainError } from '../errors.ts';
import type { MetricEdits, NewMetric } from './catalogue.ts';
import { CADENCES, DIRECTIONS, MEASURES, SECTIONS } from './metric.entity.ts';
import { UNIT_KINDS } from './metric-unit.ts';

/** What was said of a metric in words, on a command line or in Discord. What was left out is undefined. */
export interface MetricText {
  label?: string | undefined;
  unit?: string | undefined;
  currency?: string | undefined;
  definition?: string | undefined;
  source?: string | undefined;
  cadence?: string | undefined;
  measure?: string | undefined;
  good?: string | undefined;
  section?: string | undefined;
  position?: number | undefined;
}

/** @throws DomainError invalid `metric_field_invalid` for a word that is none of the choices */
export function readEdits(text: MetricText): MetricEdits {
  const unit = choice(UNIT_KINDS, text.unit, 'unit');
  const isOtherThanMoney = unit !== undefined && unit !== 'money';
  return {
    label: text.label,
    unit,
    currency: text.currency?.toUpperCase() ?? (isOtherThanMoney ? null : undefined),
    definition: text.definition,
    source: text.source,
    cadence: choice(CADENCES, text.cadence, 'cadence'),
    measure: choice(MEASURES, text.measure, 'measure'),
    good: choice(DIRECTIONS, text.good, 'good'),
    section: choice(SECTIONS, text.section, 'section'),
    position: text.position,
  };
}

/** A new metric is a count by hand, read weekly at the week's end, where nothing else was said. */
export function readNewMetric(
  key: string,
  text: MetricText & Required<Pick<MetricText, 'label' | 'definition'>>,
): NewMetric {
  const edits = readEdits(text);
  return {
    key,
    label: edits.label ?? '',
    unit: edits.unit ?? 'count',
    currency: edits.currency ?? null,
    definition: edits.definition ?? '',
    source: edits.source ?? 'hand',
    cadence: edits.cadence ?? 'weekly',
    measure: edits.measure ?? 'gauge',
    good: edits.good ?? 'up',
    section: edits.section ?? 'metrics',
    ...(edits.position === undefined ? {} : { position: edits.position }),
  };
}

function choice<Choice extends string>(
  choices: readonly Choice[],
  text: string | undefined,
  field: string,
): Choice | undefined {
  if (text === undefined) return undefined;
  const chosen = choices.find((each) => each === text);
  if (chosen) return chosen;
  const sentence = `The ${field} of a metric is ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}, not "${text.slice(0, 40)}".`;
  throw new DomainError('invalid', 'metric_field_invalid', sentence, {
    context: 'choice',
    field,
    choices: choices.join(', '),
    text: text.slice(0, 40),
  });
}
