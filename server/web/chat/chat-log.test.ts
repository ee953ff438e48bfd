import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import type { ChatLine } from '../api-types.ts';
import { afterChatMessage, withLine } from './chat-log.ts';

const test = suite('chat log');

const line = (id: string): ChatLine => ({
  id,
  text: id,
  sentAt: '2026-03-04T12:00:00Z',
  emotes: [],
  author: { name: 'ada', isOwner: false, isStaff: false, isSubscriber: false },
});
const said = (id: string) => ({ type: 'chat.said', slug: 'ada', message: line(id) }) as const;

test('a line is shown once, though one hears of one’s own twice', () => {
  const log = withLine([line('a')], line('b'));
  assert.is(afterChatMessage(log, said('b')), log);
  assert.equal(afterChatMessage(log, said('c')), [line('a'), line('b'), line('c')]);
});

test('what is taken down goes, and what is not there is not missed', () => {
  const log = [line('a'), line('b'), line('c')];
  assert.equal(afterChatMessage(log, { type: 'chat.removed', slug: 'ada', ids: ['a', 'c', 'z'] }), [line('b')]);
});

test('a long evening keeps the latest lines only', () => {
  let log: readonly ChatLine[] = [];
  for (let place = 0; place < 300; place += 1) log = afterChatMessage(log, said(String(place)));
  assert.equal([log.length, log[0]?.id, log.at(-1)?.id], [200, '100', '299']);
});

test.run();
