import * as assert from 'uvu/assert';
import german from '../../locales/de/web.json' with { type: 'json' };
import english from '../../locales/en/web.json' with { type: 'json' };
import { suite } from '../../tests/support/suite.ts';
import { webWords } from './words.ts';

const test = suite('words of the pages');

/** Only pages for staff and the reports say these; they are in English. */
const ENGLISH_ALONE = [
  ...['board.', 'desk.', 'finance.', 'glimcap.', 'metrics.', 'staff.', 'traffic.', 'help.staff.', 'emotes.staff'],
  ...['emotes.waiting', 'emotes.noneWaiting', 'emotes.add', 'emotes.archive', 'emotes.export', 'emotes.import'],
  ...['emotes.progress', 'emotes.seeThem', 'emotes.oldest', 'emotes.zip', 'emotes.fate.', 'emotes.approved'],
  ...['emotes.refused', 'emotes.from', 'emotes.decided.', 'emotes.do.', 'emotes.reason'],
];

function sentences(words: object, above = ''): Map<string, string> {
  const found = Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[above + key, value]] : [...sentences(value, `${above}${key}.`)],
  );
  return new Map(found);
}

function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{\s*([^}]+)/g)].map(([, name = '']) => name.trim()).sort();
}

test('German says everything that members read, filled with the same values', () => {
  const [ours, theirs] = [sentences(english), sentences(german)];
  const missing = [...ours.keys()].filter(
    (key) => !theirs.has(key) && !ENGLISH_ALONE.some((prefix) => key.startsWith(prefix)),
  );
  assert.equal(missing, []);
  for (const [key, sentence] of theirs) {
    assert.ok(ours.has(key), `${key} is said by no page`);
    assert.equal(placeholders(sentence), placeholders(ours.get(key)!), key);
  }
});

test('plurals and numbers are those of the language; what it lacks is English', () => {
  const [en, de] = [webWords(), webWords('de')];
  assert.is(de('home.count', { count: 1 }), '1 Kanal auf Sendung');
  assert.is(de('stream.viewers', { count: 12_345 }), '12.345 Zuschauer');
  assert.is(en('stream.viewers', { count: 12_345 }), '12,345 viewers');
  assert.is(de('finance.start'), en('finance.start'));
});

test.run();
