import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { DomainError } from '../errors.ts';
import { parseTags } from './tags.ts';

const test = suite<object>('tags of a channel');

test('tags are kept small, without #, each once, in their order', () => {
  assert.equal(parseTags(['#Chill', ' Speed Run', 'chill', '', 'Malerei', '日本語']), [
    'chill',
    'speed-run',
    'malerei',
    '日本語',
  ]);
  assert.equal(parseTags([]), []);
});

test('too many, too long and odd ones are refused', () => {
  const refused = [
    ['a', 'b', 'c', 'd', 'e', 'f'],
    ['x'.repeat(25)],
    ['<script>'],
    ['a/b'],
    ['-a'],
    ['a--b'],
    ['a,b'],
    ['tab\u0000'],
  ];
  for (const written of refused) {
    assert.throws(
      () => parseTags(written),
      (error: unknown) => error instanceof DomainError && error.code === 'tags_invalid',
      written.join(),
    );
  }
});

test.run();
