import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import type { PlatformRole } from '../accounts/user.entity.ts';
import { canModerateChat, canRemoveMessage, canTimeOut } from './policies.ts';

const test = suite('chat policies');

const person = (id: string, ...roles: PlatformRole[]) => ({ id, roles });
const PEOPLE = {
  owner: person('owner'),
  viewer: person('viewer'),
  author: person('author'),
  support: person('support', 'support'),
  moderator: person('moderator', 'moderator'),
  core: person('core', 'core'),
};
const channel = { owner: PEOPLE.owner };

test('who keeps the chat of a channel, and who may take a message down', () => {
  const message = { ...channel, authorId: 'author' };
  const table = Object.entries(PEOPLE).map(([name, one]) => [
    name,
    canModerateChat(one, channel),
    canRemoveMessage(one, message),
  ]);
  assert.equal(table, [
    ['owner', true, true],
    ['viewer', false, false],
    ['author', false, true],
    ['support', false, false],
    ['moderator', true, true],
    ['core', true, true],
  ]);
});

test('a message whose author is forgotten is nobody’s own', () => {
  assert.is(canRemoveMessage(PEOPLE.viewer, { ...channel, authorId: null }), false);
});

test('who may silence whom', () => {
  const may = (who: keyof typeof PEOPLE) =>
    Object.entries(PEOPLE).flatMap(([name, target]) => (canTimeOut(PEOPLE[who], target, channel) ? [name] : []));
  assert.equal(may('owner'), ['viewer', 'author', 'support']);
  assert.equal(may('moderator'), ['viewer', 'author', 'support']);
  assert.equal(may('core'), ['viewer', 'author', 'support']);
  assert.equal(may('viewer'), []);
  assert.equal(may('support'), []);
});

test.run();
