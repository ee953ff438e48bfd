import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { runs } from '../../../tests/support/runs.ts';
import { suite } from '../../../tests/support/suite.ts';
import { yamlString } from './yaml-string.ts';

const test = suite('YAML strings');

test('every text is read back as it was, from one line', () => {
  const hostile = [
    '---',
    '"',
    "it's: {a: [1]}",
    '!!js/function x',
    '\u2028\u0085\ufeff',
    '# no comment',
    '\\',
    '\n---\nauthor: me',
  ];
  for (const text of hostile) assert.equal(parse(`title: ${yamlString(text)}\nend: 1`), { title: text, end: 1 });
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const line = yamlString(text);
      assert.not.match(line, /[\n\r\u0085\u2028\u2029]/);
      assert.equal(parse(`title: ${line}`), { title: text });
    }),
    runs(200),
  );
});

test('half a character becomes the sign for an unknown one', () => {
  assert.is(yamlString('a\ud800'), '"a\ufffd"');
});

test.run();
