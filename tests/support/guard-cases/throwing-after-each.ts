import { suite } from '../suite.ts';

const test = suite<object>('throwing afterEach');
test.afterEach(() => {
  throw new Error('afterEach broke');
});
test('passes', () => {});
test.run();
