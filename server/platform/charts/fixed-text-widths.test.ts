import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { textWidth } from './chart-font.ts';
import { withFixedWidths } from './fixed-text-widths.ts';

const test = suite('widths of texts in charts');

test('each text keeps the room that it was placed with, whatever font stands in', () => {
  const text = (style: string, words: string) =>
    `<text y="1" style="font-size:11.5px;${style}" fill="#fff">${words}</text>`;
  const svg = withFixedWidths(
    `<svg>${text('', 'Mon &amp; &quot;Tue&quot;')}${text('font-weight:600;', '1,300')}</svg>`,
  );
  const lengths = [...svg.matchAll(/textLength="([\d.]+)" lengthAdjust="spacingAndGlyphs">/g)].map(
    ([, length]) => length,
  );
  assert.equal(lengths, [
    textWidth('Mon & "Tue"', { size: 11.5 }).toFixed(1),
    textWidth('1,300', { size: 11.5, isBold: true }).toFixed(1),
  ]);
  assert.is(withFixedWidths('<svg><title>a</title></svg>'), '<svg><title>a</title></svg>');
});

test.run();
