import { suite } from '../suite.ts';

const test = suite<object>('never settles');
test('waits for nothing', () => new Promise<void>(() => {}));
test.run();
