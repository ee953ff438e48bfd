import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { CHANNEL, LIVE, STREAMS } from '../testing/sample-pages.ts';
import { afterChannelMessage } from './channel-state.ts';
import { afterLiveMessage } from './stream-list.ts';

const test = suite('live messages');
const ON_AIR = { ...CHANNEL, stream: LIVE };

test('a stream that ended leaves the list, the others stay', () => {
  const left = afterLiveMessage(STREAMS, { type: 'stream.ended', slug: 'ada' });
  assert.equal(
    left?.map(({ channel }) => channel.slug),
    ['kestrel', 'moss', 'tuan', 'odile'],
  );
});

test('viewers change one card alone', () => {
  const after = afterLiveMessage(STREAMS, { type: 'viewers', slug: 'moss', viewers: 9 });
  assert.equal(
    after?.map(({ viewers }) => viewers),
    [42, 1280, 9, 17, 208],
  );
});

test('what a message does not tell must be asked for', () => {
  assert.is(afterLiveMessage(STREAMS, { type: 'stream.started', slug: 'new' }), null);
  assert.is(afterLiveMessage(STREAMS, { type: 'stream.changed', slug: 'ada' }), null);
  assert.is(afterChannelMessage(CHANNEL, { type: 'stream.started', slug: 'ada' }), null);
});

test('a channel follows its own messages only', () => {
  assert.is(afterChannelMessage(ON_AIR, { type: 'stream.ended', slug: 'moss' }), ON_AIR);
  assert.is(afterChannelMessage(ON_AIR, { type: 'stream.ended', slug: 'ada' })?.stream, null);
  assert.is(afterChannelMessage(ON_AIR, { type: 'viewers', slug: 'ada', viewers: 5 })?.stream?.viewers, 5);
  assert.is(afterChannelMessage(CHANNEL, { type: 'viewers', slug: 'ada', viewers: 5 }), CHANNEL);
});

test.run();
