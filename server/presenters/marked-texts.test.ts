import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { compileReport } from '#domain/glimcap/compile-report.ts';
import { proseMarks } from '#domain/glimcap/prose-marks.ts';
import { parseFigures } from '../../cli/figures-file.ts';
import { part12With } from '../../tests/support/part-12.ts';
import { suite } from '../../tests/support/suite.ts';
import { markedHtml, withSigns } from './marked-texts.ts';
import { reportMarkdown } from './report-markdown.ts';

const test = suite('marked texts');
const parsed = parseFigures(part12With());
if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
const part12 = parsed.figures;
const render = reportMarkdown();

function htmlOf(metrics: string): string {
  const figures = { ...part12, prose: { metrics } };
  const marks = proseMarks(compileReport(figures));
  return markedHtml(render(withSigns(figures, marks).prose?.metrics ?? ''));
}

test('doubtful words are marked in the text and never inside a tag', () => {
  const html = htmlOf('**48** came, {{moon.delta}} left. ![48 people](/a.png)\n\nDiscord rose.');
  assert.match(html, '<strong><mark>48</mark></strong> came, <mark>{{moon.delta}}</mark> left.');
  assert.match(html, '<img src="/a.png" alt="48 people"></p>\n<p><mark>Discord rose.</mark>');
});

test('whatever is typed, markup stays text and marks are whole', () => {
  const piece = fc.constantFrom(
    ...[
      '<script>',
      '48',
      '{{x.y}}',
      '`',
      '![a48](b)',
      '[48](x)',
      '**',
      '\n\n',
      '# ',
      '\uFDD0',
      '\uFDD1',
      '<!--',
      '"',
      '|',
    ],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 14 }), (pieces) => {
      const html = htmlOf(pieces.join(''));
      assert.not.match(html, /<script|<!--|[\uFDD0\uFDD1]/);
      assert.is(html.split('<mark>').length, html.split('</mark>').length);
    }),
    { numRuns: 60 },
  );
});

test.run();
