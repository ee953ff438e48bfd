import { suite } from '../suite.ts';

const test = suite<object>('green');
test('passes', () => {});
test.run();
