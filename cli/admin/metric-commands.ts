import type { MetricEditor } from '#domain/metrics/metric-editor.ts';
import { metricToJson, sampleToJson } from '#domain/metrics/metric-json.ts';
import { readEdits, readNewMetric } from '#domain/metrics/metric-text.ts';
import { type AdminCommand, type AdminInput, optionalOption, requiredOption, word } from './admin-command.ts';
import { DETAIL_OPTIONS, DETAIL_USAGE, metricTextOf } from './metric-text-of.ts';

const SAMPLES = 100;
const BY = { by: { type: 'string' } } as const;

const list: AdminCommand = {
  name: 'metric list',
  usage: 'metric list',
  positionals: 0,

  async run({ domain: { metricCatalogue, metrics } }) {
    const all = await metricCatalogue.listAll();
    const samples = await metrics.latestSamples(all);
    return all.map((metric) => {
      const last = samples.get(metric.key);
      return {
        ...metricToJson(metric),
        last: last ? sampleToJson(metric, { sample: last, correctedById: null }) : null,
      };
    });
  },
};

const add: AdminCommand = {
  name: 'metric add',
  usage: `metric add KEY --label TEXT --definition SENTENCE ${DETAIL_USAGE} [--by NAME]`,
  positionals: 1,
  options: { ...DETAIL_OPTIONS, ...BY },

  async run(input) {
    const [label, definition] = [requiredOption(input, 'label'), requiredOption(input, 'definition')];
    const metric = readNewMetric(word(input, 0), { ...metricTextOf(input), label, definition });
    return metricToJson(await input.domain.metricCatalogue.add(operator(input), metric));
  },
};

const edit: AdminCommand = {
  name: 'metric edit',
  usage: `metric edit KEY [--label TEXT] [--definition SENTENCE] ${DETAIL_USAGE} [--by NAME]`,
  positionals: 1,
  options: { ...DETAIL_OPTIONS, ...BY },

  async run(input) {
    const edits = readEdits(metricTextOf(input));
    return metricToJson(await input.domain.metricCatalogue.edit(operator(input), word(input, 0), edits));
  },
};

/** Its samples stay, no report prints it. */
const retire: AdminCommand = {
  name: 'metric retire',
  usage: 'metric retire KEY [--by NAME]',
  positionals: 1,
  options: BY,

  async run(input) {
    return metricToJson(await input.domain.metricCatalogue.retire(operator(input), word(input, 0)));
  },
};

const restore: AdminCommand = {
  name: 'metric restore',
  usage: 'metric restore KEY [--by NAME]',
  positionals: 1,
  options: BY,

  async run(input) {
    return metricToJson(await input.domain.metricCatalogue.restore(operator(input), word(input, 0)));
  },
};

/** The last samples of a metric and the changes of its catalogue entry, newest first. */
const history: AdminCommand = {
  name: 'metric history',
  usage: 'metric history KEY',
  positionals: 1,

  async run(input) {
    const { metricCatalogue, metrics } = input.domain;
    const metric = await metricCatalogue.get(word(input, 0));
    const samples = await metrics.listLastSamples(metric.key, SAMPLES);
    const changes = await metricCatalogue.listChanges(metric.key);
    return {
      metric: metricToJson(metric),
      samples: samples.map((sample) => sampleToJson(metric, sample)),
      changes: changes.map(({ kind, changedAt, changedBy, before, after }) => ({
        kind,
        changedAt: changedAt.toISOString(),
        changedBy,
        before: before ?? null,
        after,
      })),
    };
  },
};

/** The catalogue of metrics, for who has the machine. */
export const metricCommands: AdminCommand[] = [list, add, edit, retire, restore, history];

/** Whoever can run the tool may do anything; a name tells operators apart in what is kept. */
function operator(input: AdminInput): MetricEditor {
  return { name: optionalOption(input, 'by') ?? 'operator', isStaff: true };
}
