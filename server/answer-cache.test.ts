import * as assert from 'uvu/assert';
import { suite } from '../tests/support/suite.ts';
import { AnswerCache } from './answer-cache.ts';

const test = suite('answer cache');

test('what is asked for by many at once is drawn once', async () => {
  const cache = new AnswerCache(2);
  let drawn = 0;
  const draw = async () => `drawing ${++drawn}`;
  const [one, other] = await Promise.all([cache.get('a', draw), cache.get('a', draw)]);
  assert.is(one, other);
  assert.is((await cache.get('a', draw)).body, 'drawing 1');
});

test('what was not asked for the longest makes room', async () => {
  const cache = new AnswerCache(2);
  let drawn = 0;
  const ask = async (key: string) => (await cache.get(key, async () => `${++drawn}`)).body;
  assert.equal([await ask('a'), await ask('b'), await ask('a'), await ask('c')], ['1', '2', '1', '3']);
  assert.equal([await ask('a'), await ask('b')], ['1', '4']);
});

test('a drawing that failed is tried again', async () => {
  const cache = new AnswerCache(2);
  const failed = await cache
    .get('a', async () => Promise.reject(new Error('no')))
    .catch((error: Error) => error.message);
  assert.is(failed, 'no');
  assert.is((await cache.get('a', async () => 'yes')).body, 'yes');
});

test('the same bytes have the same tag, others another', async () => {
  const tag = async (body: string) => (await new AnswerCache(1).get('a', async () => body)).etag;
  assert.is(await tag('a'), await tag('a'));
  assert.is.not(await tag('a'), await tag('b'));
});

test.run();
