import * as assert from 'uvu/assert';
import type { HelpLibrary } from '#domain/support/help/help-library.ts';
import { HelpFolder } from '../../../tests/support/help-folder.ts';
import { suite } from '../../../tests/support/suite.ts';
import { openHelpLibrary } from './open-help-library.ts';

interface Context {
  library: HelpLibrary;
}

const test = suite<Context>('finding help');

test.before((context) => {
  const folder = new HelpFolder();
  folder.write('obs', {
    title: 'Stream from OBS',
    keywords: '[whip, encoder]',
    body: 'Install it.\n\n## Which bitrate\n\nAn even bitrate of 4,500 Kbps suits most of the viewers.',
  });
  folder.write('stutter', {
    title: 'It stutters or freezes',
    body: 'Lower the bitrate.\n\n## B-frames\n\nSwitch B-frames off in OBS: browsers do not sort them.',
  });
  folder.write('card', { title: 'Change your card', summary: 'Pay with another credit card.', body: 'Café au lait.' });
  context.library = openHelpLibrary(folder.dir);
  folder.remove();
});

const found = ({ library }: Context, words: string) =>
  library.search(words, { limit: 5 }).map(({ article, section }) => [article.slug, section.id]);

test('what is in a title comes before what is in a text, and each article is found once', (context) => {
  assert.equal(found(context, 'obs'), [
    ['obs', null],
    ['stutter', 'b-frames'],
  ]);
});

test('words may be begun, mistyped, swapped, in the plural, without accents, and in any case', (context) => {
  const firstOf = (words: string) => found(context, words)[0];
  for (const words of ['bitr', 'birate', 'bitrtae', 'BITRATES', 'bítrate'])
    assert.equal(firstOf(words), ['obs', 'which-bitrate'], words);
  assert.equal(firstOf('wihp'), ['obs', null]);
  assert.equal(firstOf('stuter'), ['stutter', null]);
  assert.equal(firstOf('cafe'), ['card', null]);
});

test('one word too many still finds what fits the others; nothing finds nothing', (context) => {
  assert.equal(found(context, 'bitrate zzzzqqq')[0], ['obs', 'which-bitrate']);
  assert.equal(found(context, 'zzzzqqq'), []);
  assert.equal(found(context, 'how do I'), []);
});

test('a snippet shows the place and marks the words', ({ library }) => {
  const [hit] = library.search('birate viewer', { limit: 1 });
  assert.equal(
    hit?.snippet.filter(({ isHit }) => isHit).map(({ text }) => text),
    ['bitrate', 'viewers'],
  );
  assert.is(hit?.snippet.map(({ text }) => text).join(''), hit?.section.text);
});

test('questions of the strangest kind find nothing and harm nothing', (context) => {
  for (const words of [
    '',
    ' ',
    '\0',
    '\ud800',
    '<script>alert(1)</script>',
    "' or 1=1 --",
    '((((((((',
    '%_\\',
    'x'.repeat(100_000),
    'zq '.repeat(50_000),
    '\u202egnp\u0301'.repeat(1000),
    '__proto__ constructor',
  ])
    assert.equal(found(context, words), [], words.slice(0, 20));
});

test('a ticket is answered with what it shares more than a word with, and else with nothing', ({ library }) => {
  const suggested = (text: string) => library.suggest(text, { limit: 3 }).map(({ slug }) => slug);
  assert.equal(suggested('Hello! Since yesterday my stream freezes and stutters, whatever I do.'), ['stutter']);
  assert.equal(suggested('how can I pay with another credit card?'), ['card']);
  assert.equal(suggested('Please make me a moderator, I know everybody here'), []);
  assert.equal(suggested('hello'), []);
  assert.equal(suggested(''), []);
});

test.run();
