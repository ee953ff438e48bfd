import * as assert from 'uvu/assert';
import { openTestAdmin, type TestAdmin } from '../../tests/support/admin.ts';
import { suite } from '../../tests/support/suite.ts';

const DISCORD_ID = '110000000000000042';

const test = suite<TestAdmin>('admin: accounts and channels');

test.before(async (context) => {
  Object.assign(context, await openTestAdmin());
});
test.after((context) => context.close());

test('a user and a channel are created, its key is rotated, and all of it is forgotten', async ({
  admin,
  spawnAdmin,
}) => {
  const user = await spawnAdmin('create-user', 'sol', '--discord-id', DISCORD_ID, '--admin');
  assert.is(user.status, 0, user.err);
  assert.equal(JSON.parse(user.out).roles, ['core']);

  const opened = await admin('create-channel', 'sol', '--owner', 'Sol', '--title', 'By night', '--mature');
  assert.is(opened.status, 0, opened.err);
  const { slug, streamKey, whipUrl, rtmpUrl } = JSON.parse(opened.out);
  assert.equal([slug, whipUrl, rtmpUrl], ['sol', 'http://127.0.0.1:3000/whip/sol', 'rtmp://127.0.0.1/live']);

  const rotated = JSON.parse((await admin('stream-key', 'rotate', 'sol')).out);
  assert.is(rotated.slug, 'sol');
  assert.is.not(rotated.streamKey, streamKey);

  const forgotten = await admin('forget-member', DISCORD_ID);
  assert.equal(JSON.parse(forgotten.out), {
    discordId: DISCORD_ID,
    messagesBlanked: 0,
    chatMessagesBlanked: 0,
    winsBlanked: 0,
    emotesBlanked: 0,
    helpVotesDeleted: 0,
    isAccountDeleted: true,
  });
  assert.is((await spawnAdmin('stream-key', 'rotate', 'sol')).status, 1);
});

test('a role is given and taken, once however often', async ({ admin }) => {
  await admin('create-user', 'ada');
  const rolesAfter = async (...args: string[]) => JSON.parse((await admin('role', ...args)).out).roles;
  assert.equal(await rolesAfter('give', 'Ada', 'core'), ['core']);
  assert.equal(await rolesAfter('give', 'ada', 'core'), ['core']);
  assert.equal(await rolesAfter('give', 'ada', 'support'), ['core', 'support']);
  assert.equal(await rolesAfter('take', 'ada', 'core'), ['support']);
  assert.equal(await rolesAfter('take', 'ada', 'core'), ['support']);
});

test('what makes no sense is refused with the usage, what cannot be with a sentence', async ({ admin }) => {
  const cases = [
    [['create-user'], 2, /usage: admin create-user NAME/],
    [['create-user', 'x'], 1, /3 to 24/],
    [['create-channel', 'mia', '--owner', 'nobody', '--title', 'T'], 1, /no user called nobody/],
    [['create-channel', 'mia', '--title', 'T'], 2, /--owner is missing/],
    [['forget-member', 'mia'], 2, /17 to 20 digits/],
    [['forget-member', '110000000000000099'], 1, /Nothing is known/],
    [['role', 'give', 'nobody', 'core'], 1, /no user called nobody/],
    [['role', 'give', 'ada', 'king'], 2, /one of core, support, moderator/],
    [['dance'], 2, /unknown command "dance"/],
  ] as const;
  for (const [args, status, words] of cases) {
    const outcome = await admin(...args);
    assert.match(outcome.err, words, args.join(' '));
    assert.equal([outcome.status, outcome.out], [status, ''], args.join(' '));
  }
});

test.run();
