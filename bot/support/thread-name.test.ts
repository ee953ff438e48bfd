import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { threadName, threadPrefix } from './thread-name.ts';

const test = suite('thread name');

test('a thread is called by number and subject, on one line', () => {
  assert.is(threadName({ number: 214, subject: 'My\n  key\u200b\tfails' }), '#214 My key fails');
});

test('a long subject is cut between characters, within what Discord takes', () => {
  const name = threadName({ number: 214, subject: '😀'.repeat(100) });
  assert.is(name, `#214 ${'😀'.repeat(59)}…`);
  assert.ok([...name].length <= 100);
});

test('a subject of nothing visible still gives a name', () => {
  assert.is(threadName({ number: 214, subject: '\u200b\u202e' }), '#214 …');
});

test('no number begins like another', () => {
  assert.not.ok(threadName({ number: 2140, subject: 'x' }).startsWith(threadPrefix({ number: 214 })));
});

test.run();
