import * as assert from 'uvu/assert';
import { parseFigures } from '../../../cli/figures-file.ts';
import { part12With } from '../../../tests/support/part-12.ts';
import { suite } from '../../../tests/support/suite.ts';
import { figuresFromJson, figuresToJson } from './figures-json.ts';

const test = suite('figures as JSON');

test('figures come back from JSON as they were', () => {
  const edits = {
    'finance.inputs.infra': null,
    'metrics.2.current': null,
    'metrics.3': { key: 'first_response', label: 'First Response', unit: 'duration', previous: 4320, current: 59 },
    'metrics.4': { key: 'churn', label: 'Churn', unit: 'ratio', previous: null, current: 1234 },
  };
  const parsed = parseFigures(part12With(edits));
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  const stored: unknown = JSON.parse(JSON.stringify(figuresToJson(parsed.figures)));
  assert.equal(figuresFromJson(stored as ReturnType<typeof figuresToJson>), parsed.figures);
  assert.equal(parsed.figures.metrics[3]?.previous, { seconds: 4320 });
  assert.equal(parsed.figures.metrics[4]?.current, { basisPoints: 1234 });
});

test('an amount that a JSON number would round is refused', () => {
  const parsed = parseFigures(part12With());
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  const { figures } = parsed;
  const finance = { ...figures.finance!, inputs: { ...figures.finance!.inputs, gross: 2n ** 60n } };
  assert.throws(() => figuresToJson({ ...figures, finance }), /does not fit/);
});

test.run();
