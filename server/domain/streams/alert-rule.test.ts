import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { filteredBy } from './alert-rule.ts';
import { parseTitleWords } from './title-words.ts';

const test = suite('what an alert channel hears of');

const OPEN = { isForAll: true, takesMature: true, categories: [], titleWords: [] };
const STREAM = { title: 'Any% Speedrun of Züge, no rerun!', category: 'Gaming', isMature: false } as const;

test('without a choice it hears of everything', () => {
  assert.is(filteredBy(OPEN, { ...STREAM, isMature: true }, false), null);
});

test('each filter says its own name, the streamer first', () => {
  const mature = { ...STREAM, isMature: true };
  assert.is(filteredBy({ ...OPEN, isForAll: false, takesMature: false }, mature, false), 'streamer');
  assert.is(filteredBy({ ...OPEN, isForAll: false, takesMature: false }, mature, true), 'mature');
  assert.is(filteredBy({ ...OPEN, categories: ['Music'] }, STREAM, false), 'category');
  assert.is(filteredBy({ ...OPEN, categories: ['Music', 'Gaming'] }, STREAM, false), null);
  assert.is(filteredBy({ ...OPEN, titleWords: ['chess'] }, STREAM, false), 'title');
});

test('a title is read word by word, in any case and script', () => {
  const fits = (text: string) => filteredBy({ ...OPEN, titleWords: parseTitleWords(text) }, STREAM, false) === null;
  assert.is(fits('chess speedrun'), true, 'one of them is enough');
  assert.is(fits('ZÜGE'), true);
  assert.is(fits('speed'), false, 'a part of a word is none');
  assert.is(fits('-rerun'), false);
  assert.is(fits('speedrun -rerun'), false);
  assert.is(fits('-chess'), true);
});

test('words for a filter are letters and digits, and so many', () => {
  assert.equal(parseTitleWords(' Speedrun, -Rerun  speedrun'), ['speedrun', '-rerun']);
  assert.throws(() => parseTitleWords('any%'), /"any%" is no word/);
  assert.throws(() => parseTitleWords('-'), /"-" is no word/);
  assert.throws(() => parseTitleWords(Array.from({ length: 21 }, (_, n) => `w${n}`).join(' ')), /20 words at most/);
});

test.run();
