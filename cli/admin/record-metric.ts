import { z } from 'zod';
import { metricUnit, valueIn } from '#domain/metrics/metric-unit.ts';
import { formatMetricValue, metricValueToJson } from '#domain/metrics/metric-value.ts';
import { type AdminCommand, optionalOption, UsageError, word } from './admin-command.ts';

const timeSchema = z.iso.datetime({ offset: true });
const MINOR_HINT =
  'money is given in minor units, 816000 for $8,160.00; a duration in seconds; a ratio in basis points, 1234 for 12.34 %';

/** Records what a person has read off somewhere: followers, MRR. A second value for the same moment corrects the first. */
export const recordMetric: AdminCommand = {
  name: 'record-metric',
  usage: 'record-metric KEY VALUE [--at ISO] [--note TEXT] [--author NAME]',
  positionals: 2,
  options: { at: { type: 'string' }, note: { type: 'string' }, author: { type: 'string' } },

  async run(input) {
    const at = optionalOption(input, 'at');
    const note = optionalOption(input, 'note');
    const author = optionalOption(input, 'author');
    const sample = await input.domain.metrics.record({
      key: word(input, 0),
      value: wholeNumber(word(input, 1)),
      source: 'hand',
      ...(at === undefined ? {} : { takenAt: time(at) }),
      ...(note === undefined ? {} : { note }),
      ...(author === undefined ? {} : { author }),
    });
    const { key, takenAt, supersedesId } = sample;
    const value = valueIn(metricUnit(await input.domain.metricCatalogue.get(key)), sample.value);
    return {
      id: sample.id,
      key,
      value: metricValueToJson(value),
      shownAs: formatMetricValue(value),
      takenAt: takenAt.toISOString(),
      corrects: supersedesId ?? null,
    };
  },
};

function wholeNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError(`VALUE is a whole number such as 5936, not "${text}" (${MINOR_HINT})`);
}

function time(text: string): Date {
  if (timeSchema.safeParse(text).success) return new Date(text);
  throw new UsageError(`--at is a time with its offset such as 2021-04-25T20:00:00-04:00, not "${text}"`);
}
