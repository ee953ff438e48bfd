import * as assert from 'uvu/assert';
import { suite } from '../../../../tests/support/suite.ts';
import { newWords, WRITE_ABOVE } from './new-words.ts';

const test = suite('new words of a mail');

test('what stands above our line is new, with or without an introduction', () => {
  const quoted = `> ${WRITE_ABOVE.en}\n> Try the key again.`;
  for (const text of [
    `It works now!\r\n\r\n${quoted}`,
    `It works now!\n\nOn Mon, 2 March 2026 at 10:12, Glim support\n<support@glim.example> wrote:\n\n${quoted}`,
    `It works now!\n\nAm 02.03.26 um 10:12 schrieb Glim support:\n${quoted}`,
    `It works now!\n\n${WRITE_ABOVE.de}\nTry the key again.`,
  ])
    assert.is(newWords(text), 'It works now!', text);
});

test('a quote at the end goes, one between words stays', () => {
  assert.is(newWords('No luck.\n\nOn Monday Sam wrote:\n> Try this\n> and that\n'), 'No luck.');
  assert.is(newWords('> Try this\nI did.\n> And that\nNot yet.'), '> Try this\nI did.\n> And that\nNot yet.');
});

test('a mail of nothing but quotes, and an empty one, are kept as they are', () => {
  assert.is(newWords('> only this'), '> only this');
  assert.is(newWords('  \n '), '');
});

test('a hostile mail is read in a moment', () => {
  const text = `hello${'\n>'.repeat(200_000)}${' \n'.repeat(50_000)}wrote`;
  assert.match(newWords(text), /^hello/);
});

test.run();
