/** Roles both ways while Discord fails or limits one of several guilds, and with two bots at once. */
import * as assert from 'uvu/assert';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { BotContext } from '../../context.ts';
import { InTurn } from '../../in-turn.ts';
import { syncMember } from './sync-member.ts';

interface Context {
  it: GuildBot;
  home: string;
  other: string;
  /** Given in each guild to who has a linked account. */
  roles: Record<string, string>;
  memberId: string;
}

const test = suite<Context>('guild roles under faults');

test.before(async (context) => {
  context.it = await openGuildBot();
  const { control, sandbox } = context.it.sandbox;
  context.home = sandbox.guildId;
  context.other = (await control.addGuild('Other')).id;
  context.roles = {};
  for (const guildId of [context.home, context.other]) {
    context.roles[guildId] = (await control.addRole('Linked', { guildId })).id;
    const isKnown = () => context.it.bot.client.guilds.cache.get(guildId)?.roles.cache.has(context.roles[guildId]!);
    await control.until(async () => Boolean(isKnown()));
  }
});
let count = 0;
test.beforeEach(async (context) => {
  const { it, home, other, roles } = context;
  const { control } = it.sandbox;
  await control.faults.clear();
  await it.domain.database.pool.query('truncate role_mapping, given_role, platform_role_grant');
  count += 1;
  const { user } = await control.addMember(`Lena${count}`);
  await control.as(user.id).join(other);
  context.memberId = user.id;
  await it.domain.database.unitOfWork(async () => {
    await it.domain.accounts.signInWithDiscord({ id: user.id, name: `Lena${count}`, avatarUrl: null });
    const mapper = { discordId: '1', isHomeGuild: false, roles: [] };
    for (const guildId of [home, other])
      await it.domain.roleMappings.giveGuildRole(mapper, guildId, roles[guildId]!, 'linked');
  });
  await it.domain.database.pool.query('delete from graphile_worker._private_jobs');
});
test.after(({ it }) => it.close());

async function has({ it, roles, memberId }: Context, guildId: string): Promise<boolean> {
  const { members } = await it.sandbox.control.state(guildId);
  return members.find(({ user }) => user?.id === memberId)?.roles.includes(roles[guildId]!) ?? false;
}
const both = async (context: Context) => [await has(context, context.home), await has(context, context.other)];
const sync = ({ it, memberId }: Context, bot: BotContext = it.bot) =>
  it.domain.database.unitOfWork(() => syncMember(memberId, bot));
const rolePath = (guildId: string) => `/guilds/${guildId}/members/*/roles/*`;

const troubles: { name: string; fault: object }[] = [
  { name: 'fails', fault: { kind: 'status', status: 503, times: 4 } },
  { name: 'limits for an hour', fault: { kind: 'rateLimit', retryAfterSeconds: 3600 } },
  { name: 'answers nobody', fault: { kind: 'dropAfter', times: 4 } },
];

for (const { name, fault } of troubles) {
  test(`where Discord ${name} in one guild, the others are done, and that one afterwards`, async (context) => {
    const { it, home } = context;
    const { order } = it.sandbox.control.faults;
    await order({ method: 'PUT', path: rolePath(home), ...fault } as Parameters<typeof order>[0]);
    await sync(context).then(
      () => assert.unreachable('it is to be tried again'),
      () => undefined,
    );
    assert.is(await has(context, context.other), true);
    await it.restart(() => it.sandbox.control.faults.clear());
    await sync(context);
    assert.equal(await both(context), [true, true]);
    await it.domain.database.pool.query('delete from role_mapping where guild_id = $1', [home]);
    await sync(context);
    assert.equal(await both(context), [false, true]);
  });
}

test('two bots at once give a role once, and take what was given', async (context) => {
  const { it } = context;
  const bots: BotContext[] = [it.bot, { ...it.bot, inTurn: new InTurn() }];
  await Promise.all(bots.map((bot) => sync(context, bot)));
  assert.equal(await both(context), [true, true]);
  await it.domain.database.pool.query('delete from role_mapping');
  await Promise.all(bots.map((bot) => sync(context, bot)));
  assert.equal(await both(context), [false, false]);
  const { rows } = await it.domain.database.pool.query('select 1 from given_role');
  assert.is(rows.length, 0);
});

test('who left one guild, or whose role there was deleted, is served in the other', async (context) => {
  const { it, home, other, memberId } = context;
  const { control } = it.sandbox;
  await sync(context);
  await control.as(memberId).leave(home);
  await sync(context);
  assert.is(await has(context, other), true);
  const { rows } = await it.domain.database.pool.query('select guild_id from given_role');
  assert.equal(rows, [{ guild_id: other }]);
  await control.as(memberId).join(home);
  await control.deleteRole(context.roles[other]!);
  await sync(context);
  assert.equal(await both(context), [true, false]);
  const left = await it.domain.database.pool.query('select guild_id from given_role');
  assert.equal(left.rows, [{ guild_id: home }]);
});

test.run();
