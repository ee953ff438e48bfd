import * as assert from 'uvu/assert';
import german from '../../locales/de/mail.json' with { type: 'json' };
import english from '../../locales/en/mail.json' with { type: 'json' };
import { suite } from '../../tests/support/suite.ts';

const test = suite('words of mails');

/** Every sentence, by its path and what it is filled with. */
function sentences(words: object, above = ''): string[] {
  return Object.entries(words)
    .flatMap(([key, value]) =>
      typeof value === 'string'
        ? [`${above}${key} ${[...value.matchAll(/\{\{\w+/g)].sort().join()}`]
        : sentences(value, `${above}${key}.`),
    )
    .sort();
}

test('German says all that English says, filled with the same values', () => {
  assert.equal(sentences(german), sentences(english));
});

test.run();
