import { suite } from '../suite.ts';

const test = suite<object>('throwing before');
test.before(() => {
  throw new Error('before broke');
});
test('would pass', () => {});
test.run();
