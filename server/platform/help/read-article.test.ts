import * as assert from 'uvu/assert';
import { HelpFolder, pngHeader } from '../../../tests/support/help-folder.ts';
import { suite } from '../../../tests/support/suite.ts';
import { openHelpLibrary } from './open-help-library.ts';

interface Context {
  folder: HelpFolder;
}

const test = suite<Context>('reading help articles');
test.beforeEach((context) => {
  context.folder = new HelpFolder();
});
test.afterEach(({ folder }) => folder.remove());

test('an article is its front matter, its sections and its first steps', ({ folder }) => {
  folder.writeImage('panel.png', pngHeader({ width: 1280, height: 720 }));
  const body = [
    'Before *you* start.\n',
    '1. Open **Settings**, see [the other](other.md).',
    '2. Press `OK`.\n   More on it.\n',
    '## Where it is\n\n![The panel](images/panel.png) on the left.\n',
    '## Where it is\n\n| a | b |\n| - | - |\n| one | two |\n',
    '### A detail\n\n```video\nhttps://youtu.be/abcdefghijk\nHow it looks\n```',
  ].join('\n');
  folder.write('first', {
    order: '2',
    keywords: '[alpha, beta gamma]',
    aliases: '[old-first]',
    related: '[other]',
    body,
  });
  folder.write('other');
  const { articles } = openHelpLibrary(folder.dir);
  assert.equal(
    articles.map(({ slug }) => slug),
    ['other', 'first'],
  );
  const [, first] = articles;
  assert.equal(first?.steps, ['Open **Settings**, see the other.', 'Press `OK`. More on it.']);
  assert.equal(
    first?.sections.map(({ id, title, level, text }) => [id, title, level, text]),
    [
      [null, '', 2, 'Before you start. Open Settings, see the other. Press OK. More on it.'],
      ['where-it-is', 'Where it is', 2, 'The panel on the left.'],
      ['where-it-is-1', 'Where it is', 2, 'a b one two'],
      ['a-detail', 'A detail', 3, 'How it looks'],
    ],
  );
  assert.equal(first?.images, { 'panel.png': { width: 1280, height: 720 } });
  assert.equal([first?.audience, first?.keywords], ['everyone', ['alpha', 'beta gamma']]);
  assert.match(first?.version ?? '', /^[0-9a-f]{12}$/);
});

test('the version changes with the text and with nothing else', ({ folder }) => {
  const versionOf = () => openHelpLibrary(folder.dir).articles[0]?.version;
  folder.write('first');
  const before = versionOf();
  folder.write('second', { order: '9' });
  assert.is(versionOf(), before);
  folder.write('first', { body: 'Other words.' });
  assert.is.not(versionOf(), before);
});

const VIDEO = '```video\nhttps://evil.example/watch?v=abcdefghijk\nA title\n```';
const BROKEN: [name: string, facts: Record<string, string>, message: RegExp][] = [
  ['an unknown category', { category: 'nowhere' }, /^docs\/help\/first\.md:4: category: /],
  ['a summary of nothing', { summary: '""' }, /^docs\/help\/first\.md:3: summary: /],
  ['an order in words', { order: 'last' }, /^docs\/help\/first\.md:5: order: /],
  ['a key that nobody reads', { colour: 'red' }, /^docs\/help\/first\.md:6: colour: /],
  ['an alias that is no slug', { aliases: '[fine, "Not So"]' }, /^docs\/help\/first\.md:6: aliases\.1: a slug has/],
  ['YAML that is none', { title: '[a, b' }, /^docs\/help\/first\.md:\d: /],
  ['a tag that would make more than data', { title: '!!js/function "x"' }, /^docs\/help\/first\.md:2: title: /],
  ['a title of the first level', { body: 'Words.\n\n# Too large' }, /first\.md:10: headings are ## or ###/],
  [
    'a picture that is not there',
    { body: 'One.\n\n![It](images/gone.png)' },
    /first\.md:10: there is no picture images\/gone\.png/,
  ],
  ['a picture from elsewhere', { body: '![It](https://evil.example/x.png)' }, /first\.md:8: there is no picture https/],
  ['a picture outside its folder', { body: '![It](images/../first.png)' }, /first\.md:8: there is no picture/],
  ['a video of a stranger', { body: VIDEO }, /first\.md:8: a video is at YouTube or Vimeo/],
  [
    'a related article that is not there',
    { related: '[nobody]' },
    /first\.md:1: related: there is no other article nobody/,
  ],
  ['an article related to itself', { related: '[first]' }, /first\.md:1: related: there is no other article first/],
  [
    'the name of another article as an old one',
    { aliases: '[second]' },
    /first\.md:1: aliases: second is the name of another/,
  ],
];

for (const [name, facts, message] of BROKEN)
  test(`${name} is refused with its file and line`, ({ folder }) => {
    folder.write('first', facts);
    folder.write('second');
    assert.throws(() => openHelpLibrary(folder.dir), message);
  });

test('a picture that says nothing is refused, and a file without front matter', ({ folder }) => {
  folder.writeImage('panel.png', pngHeader({ width: 1, height: 1 }));
  folder.write('first', { body: '![](images/panel.png)' });
  assert.throws(() => openHelpLibrary(folder.dir), /first\.md:8: the picture panel\.png says nothing/);
  folder.writeRaw('first', 'title: no\n');
  assert.throws(() => openHelpLibrary(folder.dir), /first\.md:1: the file does not begin with front matter/);
  folder.writeRaw('first', '---js\nprocess.exit(1)\n---\n');
  assert.throws(() => openHelpLibrary(folder.dir), /first\.md:1: the file does not begin with front matter/);
});

test.run();
