import { stripVTControlCharacters } from 'node:util';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { Backoff } from './backoff.ts';
import { logLine } from './log-line.ts';
import { readersOf } from './watch-sources.ts';

const test = suite<object>("the supervisor's small parts");
const line = (text: string) => stripVTControlCharacters(logLine('bot', text));

test("shortens pino's JSON to its event and fields", () => {
  const entry = { level: 30, time: 1, process: 'bot', streamId: 'abc', guild: { id: '1' }, msg: 'card posted' };
  assert.is(line(JSON.stringify(entry)), '[bot]  card posted  streamId=abc  guild={"id":"1"}');
});

test('marks warnings and errors, and shows the stack of an error', () => {
  assert.is(line('{"level":40,"msg":"slow"}'), '[bot]! slow');
  const entry = { level: 50, msg: 'broke', err: { type: 'Error', stack: 'Error: no\n    at x.ts:1' } };
  assert.is(line(JSON.stringify(entry)), '[bot]✘ broke\n    Error: no\n        at x.ts:1');
});

test('passes on what is not a log entry', () => {
  for (const words of ['plain words', '{"a":1}', '{broken']) assert.is(line(words), `[bot] ${words}`);
});

test('waits twice as long before each new start, up to half a minute', () => {
  const backoff = new Backoff();
  const delays = Array.from({ length: 8 }, () => backoff.nextDelayMs(0));
  assert.equal(delays, [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});

test('begins anew for a process that was up for a minute', () => {
  const backoff = new Backoff();
  backoff.nextDelayMs(0);
  backoff.nextDelayMs(0);
  assert.is(backoff.nextDelayMs(60_000), 500);
});

test('restarts those whose sources changed', () => {
  assert.equal(readersOf('bot/support/ticket.command.ts'), ['bot']);
  assert.equal(readersOf('server/domain/streams/streams.ts'), ['server', 'bot', 'jobs']);
  assert.equal(readersOf('server/routes/whip.ts'), ['server']);
  assert.equal(readersOf('sandbox/discord/world.ts'), ['discord']);
  assert.equal(readersOf('bot/dispatch.test.ts'), []);
  assert.equal(readersOf('bot/.main.ts.swp'), []);
});

test.run();
