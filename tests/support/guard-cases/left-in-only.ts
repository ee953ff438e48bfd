import { suite } from '../suite.ts';

const test = suite<object>('left-in only');
// @ts-expect-error the guard offers no `only`
test.only('would hide the rest', () => {});
test('would be hidden', () => {});
test.run();
