import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  mia: string;
  sam: string;
  channel: string;
  why(userId: string, permission: string): Promise<string>;
}

const test = suite<Context>('why a member may or may not');

test.before(async (context) => {
  Object.assign(context, await startTestSandbox());
  const { control } = context;
  context.mia = await control.userId('mia');
  context.sam = await control.userId('sam');
  context.why = async (userId, permission) => {
    const rows = await control.as(userId).access(context.channel);
    const row = rows.find((one) => one.permission === permission);
    return `${row?.isAllowed ? 'yes' : 'no'}: ${row?.why}`;
  };
});
test.beforeEach(async (context) => {
  context.channel = (await context.control.addChannel('trial')).id;
});
test.after(({ close }) => close());

const SEND = String(1 << 11);
const VIEW = String(1 << 10);

test('a role or no role decides where the channel says nothing', async ({ mia, sam, why }) => {
  assert.is(await why(mia, 'Send Messages'), 'yes: through @everyone');
  assert.is(await why(sam, 'Manage Threads'), 'yes: through @Support');
  assert.is(await why(mia, 'Manage Threads'), 'no: no role of theirs has it');
});

test('the rule nearest to the member is named', async ({ channel, control, mia, sam, sandbox, why }) => {
  await control.overwrite(channel, sandbox.guildId, { deny: SEND });
  assert.is(await why(sam, 'Send Messages'), 'no: denied to @everyone in #trial');
  await control.overwrite(channel, await control.roleId('Support'), { allow: SEND });
  assert.is(await why(sam, 'Send Messages'), 'yes: allowed to @Support in #trial');
  await control.overwrite(channel, sam, { deny: SEND });
  assert.is(await why(sam, 'Send Messages'), 'no: denied to them alone in #trial');
  await control.overwrite(channel, sandbox.guildId, { deny: VIEW });
  assert.is(await why(mia, 'View Channel'), 'no: denied to @everyone in #trial');
  assert.is(await why(mia, 'Send Messages'), 'no: the channel is not seen');
  const hidden = (await control.as(mia).state()).hiddenChannels.find(({ id }) => id === channel);
  assert.is(hidden?.why, 'denied to @everyone in #trial');
});

test('owners, administrators, and those who are not there, are said to be', async ({ control, why }) => {
  assert.is(await why(await control.userId('ada'), 'Manage Roles'), 'yes: owns the guild');
  const { user: admin } = await control.addMember('Boss', [await control.roleId('Core Team')]);
  assert.is(await why(admin.id, 'Manage Roles'), 'yes: administrator through @Core Team');
  await control.as(admin.id).leave();
  assert.is(await why(admin.id, 'View Channel'), 'no: not a member of this guild');
});

test('what is said agrees with what is let, for every furnished channel and member', async ({ control }) => {
  const { channels, members } = await control.state();
  const isSaid = (why: string, isAllowed: boolean) =>
    isAllowed ? !/^(denied|no role|not |the channel)/.test(why) : /^(denied|no role|not |the channel)/.test(why);
  for (const { user } of members)
    for (const { id } of channels)
      for (const { permission, isAllowed, why } of await control.as(user.id).access(id))
        assert.ok(isSaid(why, isAllowed), `${user.username}, ${permission}: ${why}`);
});

test.run();
