import { suite } from '../suite.ts';

const test = suite<object>('throwing beforeEach');
test.beforeEach(() => {
  throw new Error('beforeEach broke');
});
test('would pass', () => {});
test.run();
