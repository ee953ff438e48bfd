import { suite } from '../suite.ts';

const test = suite<object>('throwing after');
test.after(() => {
  throw new Error('after broke');
});
test('passes', () => {});
test.run();
