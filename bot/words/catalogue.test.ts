import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../tests/support/domain.ts';
import { suite } from '../../tests/support/suite.ts';
import { createLanguages } from '../languages.ts';

const test = suite<{ domain: TestDomain }>('words of the catalogue');
const [english, german] = [createLanguages().of('en-US'), createLanguages().of('de')];

test.before(async (context) => {
  context.domain = await openTestDomain();
});
test.after(({ domain }) => domain.close());

test('every metric that Glim brings has its German name and definition', async ({ domain }) => {
  const metrics = await domain.database.unitOfWork(() => domain.metricCatalogue.listAll());
  assert.ok(metrics.length > 20);
  const untold = metrics.filter((metric) => german.metricDefinition(metric) === metric.definition);
  assert.equal(
    untold.map(({ key }) => key),
    [],
    'the words must be those of the catalogue',
  );
  assert.is(german.metricLabel({ key: 'users', label: 'Users' }), 'Nutzer');
  assert.is(english.metricLabel({ key: 'users', label: 'Users' }), 'Users');
});

test('what staff have named themselves stays as they wrote it', () => {
  assert.is(german.metricLabel({ key: 'users', label: 'People' }), 'People');
  assert.is(german.metricDefinition({ key: 'own_metric', definition: 'Ours.' }), 'Ours.');
});

test.run();
