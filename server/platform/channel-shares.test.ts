import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { loadConfig } from './config.ts';

const test = suite('the share of streamers');
const NEEDED = { DATABASE_URL: 'postgres://127.0.0.1/glim', SESSION_SECRET: 'x'.repeat(32) };
const read = (CHANNEL_SHARE: string) => loadConfig({ ...NEEDED, CHANNEL_SHARE }).CHANNEL_SHARE;

test('is half where nobody says otherwise, and may change from a day on', () => {
  assert.equal(read(''), [{ percent: 50, from: null }]);
  assert.equal(read('70'), [{ percent: 70, from: null }]);
  assert.equal(read('50, 60 from 2027-01-01,92.5 from 2028-02-29'), [
    { percent: 50, from: null },
    { percent: 60, from: new Date('2027-01-01T00:00:00Z') },
    { percent: 92.5, from: new Date('2028-02-29T00:00:00Z') },
  ]);
});

test('is refused with an example when it makes no sense', () => {
  const wrong = [
    ...['half', '101', '-1', '50.123', '50%', ',', '50,', '60 from 2027-01-01'],
    ...['50, 60', '50, 60 from 2027-02-30', '50, 60 from tomorrow', '50, 101 from 2027-01-01'],
    ...['50, 60 from 2028-01-01, 70 from 2027-01-01', '50, 60 from 2027-01-01, 70 from 2027-01-01'],
  ];
  for (const text of wrong) {
    assert.throws(() => read(text), /CHANNEL_SHARE is ".*": expected a percentage.*50, 60 from 2027-01-01/, text);
  }
});

test.run();
