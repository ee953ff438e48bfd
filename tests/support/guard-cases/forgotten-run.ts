import { suite } from '../suite.ts';

const test = suite<object>('forgotten run');
test('is never queued', () => {});
