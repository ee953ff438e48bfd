import { suite } from '../suite.ts';

const test = suite<object>('unhandled rejection');
test('drops a promise', () => {
  void Promise.reject(new Error('nobody listens'));
});
test.run();
