import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { runs } from '../../tests/support/runs.ts';
import { suite } from '../../tests/support/suite.ts';
import { checkReport } from './check-report.ts';

const test = suite('glimcap check: text that nobody would write');
const TABLE = '| | This Week | Last Week | Diff |\n|-|-|-|-|\n';
const ROW = '|Discord|5,936|6,012|76⬇|\n';

test('any text is read without an error', () => {
  const piece = fc.constantFrom(
    ...[
      '|',
      '\n',
      '|-|-|\n',
      '> ',
      '# ',
      '```\n',
      '<table>',
      '<tr>',
      '<td>',
      '</table>',
      '<!--',
      '---\n',
      '\\|',
      '[',
      '](',
      '*',
      '`',
    ],
    ...[
      '5,936',
      '$1.00',
      '(76)',
      '76⬇',
      '⬆',
      '1,3899.6',
      '-',
      '–',
      '\u202f',
      '\ufeff',
      '\u0000',
      '\r',
      'Gross',
      'Revenue',
      'DO Credits',
    ],
    ...[
      'Discord',
      'This Week',
      'Last Week',
      'Diff',
      ' rose by ',
      ' from 4 to 5',
      ', Reddit by 3',
      'Apr 31st',
      '{{<',
      '9'.repeat(40),
      ROW,
    ],
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  void fc.assert(
    fc.property(text, text, (current, previous) => {
      for (const body of [current, TABLE + current, `${TABLE}${ROW}\n${current}`]) checkReport(body, previous);
    }),
    { seed: 12, ...runs(60) },
  );
});

test('what is larger than any report is passed over aloud, so that the work is bounded', () => {
  const skippedIn = (text: string) => checkReport(text).skipped.map(({ what }) => what);
  assert.equal(skippedIn(TABLE + ROW.repeat(4000)), ['a table']);
  assert.equal(skippedIn(`${TABLE}${ROW}|a|${'1,'.repeat(5000)}|2|3|\n`), ['a table']);
  assert.equal(skippedIn(`${TABLE}${ROW}\n${'Discord fell by 76. '.repeat(400)}\n`), ['a paragraph']);
  assert.equal(skippedIn(`${TABLE}${ROW}\n${'Discord fell.\n\n'.repeat(30_000)}`), ['the prose from here on']);
  assert.equal(skippedIn('<table>\n'.repeat(20_000)), ['a paragraph']);
});

test.run();
