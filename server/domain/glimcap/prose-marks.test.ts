import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { parseFigures } from '../../../cli/figures-file.ts';
import { part12With } from '../../../tests/support/part-12.ts';
import { suite } from '../../../tests/support/suite.ts';
import { compileReport } from './compile-report.ts';
import type { Prose } from './prose.ts';
import { proseMarks } from './prose-marks.ts';
import { referenceChoices } from './prose-references.ts';

const test = suite('prose marks');
const parsed = parseFigures(part12With());
if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
const { figures } = parsed;
const marksOf = (prose: Prose) => proseMarks(compileReport({ ...figures, prose }));

test('what the gate takes issue with is found where it stands', () => {
  const intro = 'Discord rose, and 48 of {{moon.delta}} came; 5,936 are there.';
  assert.equal(
    marksOf({ intro, outro: 'Now **4,711**.' }).map(({ section, kind, words, at, row }) => [
      section,
      kind,
      words,
      at,
      row,
    ]),
    [
      ['intro', 'reference', '{{moon.delta}}', intro.indexOf('{{moon'), null],
      ['intro', 'number', '48', intro.indexOf('48'), null],
      ['intro', 'direction', 'Discord rose', 0, { label: 'Discord', cell: '76⬇' }],
      ['outro', 'number', '4,711', 6, null],
    ],
  );
});

test('numbers in code, links, dates and references are no figures', () => {
  const text =
    '`4711` [here](https://example.org/4711) on April 17th, 2021-04-17 at 10:47, {{discord.delta}} and #4711.';
  assert.equal(marksOf({ intro: text }), []);
});

test('a clause that reads otherwise than it is written has no place', () => {
  const [mark] = marksOf({ intro: '{{discord.label}} **rose**.' });
  assert.equal([mark?.kind, mark?.at], ['direction', null]);
});

test('whatever is written, a place holds its words', () => {
  const word = fc.constantFrom(
    '47',
    '$1,200',
    '{{moon.delta}}',
    '{{discord.delta}}',
    '`99`',
    '[x](http://y/47)',
    '99 %',
    'Discord fell',
    '🎉',
    '\n',
    '12k',
    '1,',
    '3.14',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 12 }), (words) => {
      const metrics = words.join(' ');
      for (const { words: found, at } of marksOf({ metrics }))
        if (at !== null) assert.is(metrics.slice(at, at + found.length), found);
    }),
  );
});

test('every figure that there is can be referred to, with what it says', () => {
  const choices = referenceChoices(compileReport(figures));
  const discord = choices.find(({ label }) => label === 'Discord');
  assert.equal(
    discord?.choices.map(({ reference, value }) => [reference, value]),
    [
      ['{{discord.label}}', 'Discord'],
      ['{{discord.current}}', '5,936'],
      ['{{discord.previous}}', '6,012'],
      ['{{discord.delta}}', '76'],
      ['{{discord.direction}}', 'down'],
      ['{{discord.change}}', 'down 76'],
    ],
  );
  assert.equal(choices.find(({ label }) => label === 'Revenue')?.choices, [
    { reference: '{{finance.revenue}}', field: 'amount', value: '$6,648.48' },
  ]);
});

test.run();
