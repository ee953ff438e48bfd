import { createServer } from 'node:net';
import { suite } from '../suite.ts';

const test = suite<object>('open handle');
test('leaves a server listening', () => {
  createServer().listen(0);
});
test.run();
