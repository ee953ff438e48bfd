import * as assert from 'uvu/assert';
import type { Issue } from '#domain/glimcap/archive/issue.ts';
import type { Figures } from '#domain/glimcap/figures.ts';
import { parseFigures } from '../../cli/figures-file.ts';
import { type Edits, part12With } from '../../tests/support/part-12.ts';
import { suite } from '../../tests/support/suite.ts';
import { webWords } from '../web/words.ts';
import { presentSocialCard } from './social-card.ts';

const test = suite('social card of a report');

function cardOf(edits: Edits = {}, more: Partial<Figures> = {}) {
  const parsed = parseFigures(part12With(edits));
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  const figures = { ...parsed.figures, ...more };
  const { title, author } = figures;
  const link = { number: 12, title, author, weekStart: '2021-04-19', weekEnd: '2021-04-25', ordinal: 1 };
  const issue: Issue = {
    ...link,
    publishedAt: new Date('2021-04-28T12:00:00Z'),
    correctedAt: null,
    version: { id: 'v1', ordinal: 1, markdown: '', madeAt: new Date('2021-04-28T12:00:00Z') },
    figures,
    isStanding: true,
    corrections: [],
    versions: [],
    previous: null,
    next: null,
  };
  return presentSocialCard(issue, webWords());
}

test('it says what the report is, and three figures with their changes', () => {
  assert.equal(cardOf(), {
    eyebrow: 'GLIMCAP NO. 12',
    title: 'The Glimcap Part 12',
    byline: 'Published 28 April 2021 by Heiwa and RibenaBerri',
    headlines: [
      { label: 'Users', value: '38,759', change: '367', direction: 'up' },
      { label: 'MRR', value: '$8,160', change: '$350', direction: 'down' },
      { label: 'Discord', value: '5,936', change: '76', direction: 'down' },
    ],
  });
});

test('what is missing gives way to the next figure; what is new or unchanged says so', () => {
  const edits = { 'metrics.5.current': null, 'metrics.6.previous': null, 'metrics.0.previous': 5936 };
  assert.equal(cardOf(edits).headlines, [
    { label: 'MRR', value: '$8,160', change: 'new', direction: 'none' },
    { label: 'Discord', value: '5,936', change: 'no change', direction: 'none' },
    { label: 'Twitter', value: '9,206', change: '2', direction: 'down' },
  ]);
  assert.equal(cardOf({}, { metrics: [], traffic: null }).headlines, []);
});

test('every text is one line', () => {
  const card = cardOf({}, { title: 'One\n two\u0000', author: 'Me\tand\r\nyou' });
  assert.equal([card.title, card.byline], ['One two', 'Published 28 April 2021 by Me and you']);
});

test.run();
