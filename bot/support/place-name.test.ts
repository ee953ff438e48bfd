import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { isPlaceOf, placeName } from './place-name.ts';

const test = suite('names of places');

function named(subject: string, { naming = '#{number} {subject}', placeKind = 'thread' as 'thread' | 'channel' } = {}) {
  const category = { name: 'Streaming', naming };
  return placeName({ number: 214, subject, memberName: 'Mia', priority: 'high', placeKind, category });
}

test('a thread is named after its number and subject, on one line', () => {
  assert.is(named('My stream key does not work'), '#214 My stream key does not work');
  assert.is(named(' two\nlines\u202e\t and  gaps '), '#214 two lines and gaps');
  assert.is(named('\u200b'), '#214 …', 'what renders invisibly is no name');
});

test('a long subject is cut between letters', () => {
  const name = named('😀'.repeat(100));
  assert.is(name, `#214 ${'😀'.repeat(47)}`);
});

test('a category may name its tickets otherwise', () => {
  assert.is(named('Key', { naming: '{number} · {priority} · {category} · {member}' }), '214 · high · Streaming · Mia');
});

test('the name of a text channel is written as Discord writes it', () => {
  assert.is(named('My stream key: „broken“!', { placeKind: 'channel' }), '214-my-stream-key-broken');
  assert.is(named('Größe', { placeKind: 'channel' }), '214-größe');
});

test('a place belongs to the ticket whose number its name begins with', () => {
  const table: [string, boolean][] = [
    ['#214 Key', true],
    ['214-key', true],
    ['#2145 Key', false],
    ['2145-key', false],
    ['#21 Key', false],
    ['Key #214', false],
  ];
  for (const [name, isIts] of table) assert.is(isPlaceOf({ number: 214 }, name), isIts, name);
});

test.run();
