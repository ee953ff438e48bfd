import * as assert from 'uvu/assert';
import { suite } from '../tests/support/suite.ts';
import { fitTable } from './fit-table.ts';
import { fitLines } from './glimcap/fit-lines.ts';
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

test('a list that is too long says how much more there is, and a long sentence leaves room for others', () => {
  const room = { length: 1024, more: (count: number) => `and ${count} more` };
  const sentence = 'x'.repeat(300);
  const { text, isWhole } = fitLines([sentence, sentence, sentence, sentence, sentence], room);
  assert.ok(text.length <= 1024);
  assert.match(text, /\nand 2 more$/);
  assert.is(isWhole, false);
  assert.equal(fitLines(['a', 'b*c'], room), { text: '• a\n• b\\*c', isWhole: true });
  const long = fitLines(['y'.repeat(2000), 'z'], room);
  assert.match(long.text, /^• y+…\n• z$/);
  assert.is(long.isWhole, false);
});

test('a table that is too long keeps its first rows and counts the others', () => {
  const rows = Array.from({ length: 50 }, (_, index) => [`Metric ${index} ${'w'.repeat(60)}`, '1']);
  const text = fitTable(rows, { length: 1000, more: (count) => `and ${count} more` });
  assert.ok(text.length <= 1000);
  assert.match(text, /^```\nMetric 0 w+… +1\n/);
  assert.match(text, /```\nand \d+ more$/);
});

test.run();
