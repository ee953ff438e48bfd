import * as assert from 'uvu/assert';
import { refusal } from '../../tests/support/refusal.ts';
import { suite } from '../../tests/support/suite.ts';
import { createBotWords } from '../words.ts';
import { parseWhen } from './parse-when.ts';

const NOW = new Date('2026-03-04T12:00:00Z');
const context = { now: () => NOW, words: createBotWords() };

const test = suite('times to come');

test('a time is typed as a span, a day, a moment or as Discord writes it', () => {
  const table: [string, string][] = [
    ['30m', '2026-03-04T12:30:00.000Z'],
    [' 2 h ', '2026-03-04T14:00:00.000Z'],
    ['2 hours', '2026-03-04T14:00:00.000Z'],
    ['3D', '2026-03-07T12:00:00.000Z'],
    ['1w', '2026-03-11T12:00:00.000Z'],
    ['2026-03-08', '2026-03-08T00:00:00.000Z'],
    ['2026-03-08 14:00', '2026-03-08T14:00:00.000Z'],
    ['<t:1772900000:R>', '2026-03-07T16:13:20.000Z'],
  ];
  for (const [typed, means] of table) assert.is(parseWhen(typed, context).toISOString(), means, typed);
});

test('what is no time is refused with how to write one', async () => {
  for (const typed of ['', 'soon', '2y', '-1h', '2026-13-40', '99999h', '<t:x>']) {
    const { code, message } = await refusal(async () => parseWhen(typed, context));
    assert.is(code, 'time_unreadable', typed);
    assert.match(message, /2h/);
  }
});

test.run();
