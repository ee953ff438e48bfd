import * as assert from 'uvu/assert';
import { suite } from '../tests/support/suite.ts';
import { listLines } from './glimcap/list-lines.ts';
import { textTable } from './text-table.ts';

const test = suite('text in messages');

test('a table is aligned, and nothing in it ends its code block', () => {
  const table = textTable([
    ['', 'So far'],
    ['Users', '5'],
    ['A```b', '1,000'],
  ]);
  assert.is(table, "```\n       So far\nUsers       5\nA'''b   1,000\n```");
});

test('a list that is too long for a field says how much more there is', () => {
  const sentence = 'x'.repeat(300);
  const more = (count: number) => `and ${count} more`;
  const text = listLines([sentence, sentence, sentence, sentence, sentence], more);
  assert.ok(text.length <= 1024);
  assert.ok(text.endsWith('\nand 2 more'));
  assert.is(listLines(['a', 'b*c'], more), '• a\n• b\\*c');
  assert.is(listLines(['y'.repeat(2000)], more), 'and 1 more');
});

test.run();
