import * as assert from 'uvu/assert';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context {
  it: GuildBot;
}

const test = suite<Context>('roles both ways');

test.before(async (context) => {
  context.it = await openGuildBot();
  await as(context.it, 'ada', ['core']);
});
test.beforeEach(async ({ it }) => {
  await it.sandbox.control.faults.clear();
  await it.domain.database.pool.query('truncate role_mapping, given_role, platform_role_grant');
});
test.after(({ it }) => it.close());

const run = <T>({ domain }: GuildBot, work: () => Promise<T>) => domain.database.unitOfWork(work);

/** A member's account, signed in with Discord, with these platform roles. */
async function as(it: GuildBot, username: string, roles: ('core' | 'moderator')[] = []) {
  const id = await it.sandbox.control.userId(username);
  const user = await run(it, () => it.domain.accounts.signInWithDiscord({ id, name: username, avatarUrl: null }));
  for (const role of roles) await run(it, () => it.domain.accounts.giveRole(user.name, role));
  return { id, name: user.name };
}

async function newcomer(it: GuildBot, name: string) {
  const { user } = await it.sandbox.control.addMember(name);
  const profile = { id: user.id, name, avatarUrl: null };
  await run(it, () => it.domain.accounts.signInWithDiscord(profile));
  return { id: user.id, name, profile };
}

async function command(it: GuildBot, who: string, text: string, options: Record<string, string>) {
  const place = await it.guild.as(who, 'general');
  return (await it.guild.answerTo(place, await place.slash(text, options))).content;
}

const rolesOf = async ({ sandbox }: GuildBot, id: string, guildId?: string) =>
  (await sandbox.control.state(guildId)).members.find(({ user }) => user.id === id)?.roles ?? null;
const platformRolesOf = async (it: GuildBot, id: string) =>
  (await run(it, () => it.domain.accounts.findByDiscordId(id)))?.roles;
/** Gives or takes a role by hand, and waits until the bot has heard of it. */
async function byHand(it: GuildBot, happened: 'giveRole' | 'takeRole', id: string, roleId: string) {
  await it.sandbox.control[happened](id, roleId);
  const waits = async () => (await it.domain.listJobs()).some(({ payload }) => payload.discordId === id);
  await it.sandbox.control.until(waits);
  await it.work();
}

test('the core team decides which role gives one on the platform, in Glim’s own guild alone', async ({ it }) => {
  const { control } = it.sandbox;
  const moderator = await control.roleId('Moderator');
  const boss = await control.addRole('Boss', { permissions: String(1n << 5n) });
  const { user } = await control.addMember('Bo', [boss.id]);
  const bo = control.as(user.id).in(await control.channelId('general'));
  const refused = await it.guild.answerTo(
    bo,
    await bo.slash('roles grant', { role: moderator, 'platform-role': 'core' }),
  );
  assert.match(refused.content, 'Only the core team decides');

  const mapper = { discordId: '1', isHomeGuild: false, roles: ['core'] as const };
  const { id } = await control.addGuild('Foreign');
  const foreign = await run(it, () =>
    it.domain.roleMappings.grantPlatformRole(mapper, id, moderator, 'core').catch((error) => error.code),
  );
  assert.is(foreign, 'foreign_guild');
  const done = await command(it, 'ada', 'roles grant', { role: moderator, 'platform-role': 'moderator' });
  assert.is(done, `Members with <@&${moderator}> become on the platform: Platform moderators.`);
});

test('a role in the guild gives its platform role, and takes it again with itself or its member', async ({ it }) => {
  const { control } = it.sandbox;
  const moderator = await control.roleId('Moderator');
  await command(it, 'ada', 'roles grant', { role: moderator, 'platform-role': 'moderator' });
  const { id, profile } = await newcomer(it, 'Modesty');
  await byHand(it, 'giveRole', id, moderator);
  assert.equal(await platformRolesOf(it, id), ['moderator']);
  await byHand(it, 'takeRole', id, moderator);
  assert.equal(await platformRolesOf(it, id), []);

  // At sign-in too: what happened while the bot was away.
  await it.restart(() => control.giveRole(id, moderator));
  await run(it, () => it.domain.accounts.signInWithDiscord(profile));
  await it.work();
  assert.equal(await platformRolesOf(it, id), ['moderator']);
  await control.as(id).leave();
  await control.until(async () => (await it.domain.listJobs()).some(({ payload }) => payload.discordId === id));
  await it.work();
  assert.equal(await platformRolesOf(it, id), []);
});

test('what an operator gave stays, whatever the guild says', async ({ it }) => {
  const moderator = await it.sandbox.control.roleId('Moderator');
  await command(it, 'ada', 'roles grant', { role: moderator, 'platform-role': 'moderator' });
  const { id, name } = await newcomer(it, 'Olga');
  await run(it, () => it.domain.accounts.giveRole(name, 'moderator'));
  await byHand(it, 'giveRole', id, moderator);
  await byHand(it, 'takeRole', id, moderator);
  assert.equal(await platformRolesOf(it, id), ['moderator']);
});

test('a cause on the platform gives a role here, in every guild that wants it, and takes it when it is over', async ({
  it,
}) => {
  const { control } = it.sandbox;
  const streamer = await control.addRole('On Glim');
  assert.is(
    await command(it, 'ada', 'roles give', { role: streamer.id, to: 'moderator' }),
    `Platform moderators get <@&${streamer.id}>.`,
  );
  const { id: otherGuild } = await control.addGuild('Other');
  const other = await control.addRole('Glim mods', { guildId: otherGuild });
  const mapper = { discordId: '1', isHomeGuild: false, roles: [] };
  await run(it, () => it.domain.roleMappings.giveGuildRole(mapper, otherGuild, other.id, 'moderator'));
  const mia = await as(it, 'mia', ['moderator']);
  await it.work();
  assert.ok((await rolesOf(it, mia.id))?.includes(streamer.id));
  await run(it, () => it.domain.accounts.takeRole(mia.name, 'moderator'));
  await it.work();
  assert.not.ok((await rolesOf(it, mia.id))?.includes(streamer.id));
});

test('a role that the bot did not give is not taken, and unmapped ones are never touched', async ({ it }) => {
  const { control } = it.sandbox;
  const mapped = await control.addRole('Mapped');
  const other = await control.addRole('Unmapped');
  await command(it, 'ada', 'roles give', { role: mapped.id, to: 'moderator' });
  const { id } = await newcomer(it, 'Una');
  await byHand(it, 'giveRole', id, mapped.id);
  await byHand(it, 'giveRole', id, other.id).catch(() => undefined);
  await run(it, () => it.domain.memberRoles.enqueueAll());
  await it.work();
  assert.equal((await rolesOf(it, id))?.sort(), [mapped.id, other.id].sort());
});

test('what the bot gave gives nothing back, and no role stands for something both ways', async ({ it }) => {
  const { control } = it.sandbox;
  const circle = await control.addRole('Circle');
  await command(it, 'ada', 'roles give', { role: circle.id, to: 'linked' });
  const both = await command(it, 'ada', 'roles grant', { role: circle.id, 'platform-role': 'core' });
  assert.match(both, 'is already connected the other way round');
  const { id } = await newcomer(it, 'Cyra');
  await it.work();
  assert.ok((await rolesOf(it, id))?.includes(circle.id));
  // Even if it were mapped so by other means:
  await it.domain.database.pool.query(
    `update role_mapping set direction = 'to_platform', subject = 'core' where role_id = $1`,
    [circle.id],
  );
  await run(it, () => it.domain.memberRoles.enqueue(id));
  await it.work();
  assert.equal(await platformRolesOf(it, id), []);
});

test('what Discord refuses is said in /status, and what is only late is done later', async ({ it }) => {
  const { control } = it.sandbox;
  const high = await control.roleId('Core Team');
  const warned = await command(it, 'ada', 'roles give', { role: high, to: 'linked' });
  assert.match(warned, '⚠️');
  const { id } = await newcomer(it, 'Hedda');
  await it.work();
  assert.not.ok((await rolesOf(it, id))?.includes(high));
  const report = (await run(it, () => it.bot.capabilityReports.byKey(it.bot.homeGuildId!))).get('roles');
  assert.match(
    it.bot.languages.of('en').tell(report?.failure ?? report?.problem ?? ''),
    /50013|a role of my own above/,
  );

  await it.domain.database.pool.query('truncate role_mapping, given_role');
  const fine = await control.addRole('Fine');
  await command(it, 'ada', 'roles give', { role: fine.id, to: 'linked' });
  await control.faults.failNext({ method: 'PUT', path: '/guilds/*/members/*/roles/*' }, 12);
  await it.work().catch(() => undefined);
  await control.faults.clear();
  await it.work();
  assert.ok((await rolesOf(it, id))?.includes(fine.id));
  await control.deleteRole(fine.id);
  await run(it, () => it.domain.memberRoles.enqueueAll());
  await it.work();
  assert.equal(await run(it, () => it.domain.memberRoles.listGiven(it.bot.homeGuildId!, id)), []);
});

test('/link says what is connected, and /unlink is refused where Discord is the only way in', async ({ it }) => {
  assert.match(await command(it, 'sol', 'link', {}), 'Sign in with Discord to get a Glim account');
  const { name } = await as(it, 'sol');
  assert.match(await command(it, 'sol', 'link', {}), `is linked to the Glim account **${name}**`);
  assert.match(await command(it, 'sol', 'unlink', {}), 'Discord is the only way into your account');
  const user = await run(it, () => it.domain.accounts.getByName(name));
  await run(it, () => it.domain.signInLinks.create(user));
  assert.match(await command(it, 'sol', 'unlink', {}), `no longer linked to the Glim account **${name}**`);
  assert.match(await command(it, 'sol', 'unlink', {}), 'not linked to a Glim account');
});

test.run();
