import { DiscordAPIError } from 'discord.js';
import * as assert from 'uvu/assert';
import type { RoleCause } from '#domain/guilds/role-mapping.entity.ts';
import { EmoteGuild } from '../../../tests/support/emote-guild.ts';
import { movingPicture } from '../../../tests/support/pictures.ts';
import { suite } from '../../../tests/support/suite.ts';
import { policyText } from '../policy-text.ts';

interface Context {
  guild: EmoteGuild;
  /** Roles of the guild. */
  supporters: string;
  patrons: string;
}

const test = suite<Context>('animated emotes for the roles of supporters');
const ADA = { discordId: '1', isHomeGuild: false, roles: [] };
const ONE = '/guilds/*/emojis/*';

test.before(async (context) => {
  context.guild = await EmoteGuild.open();
  context.supporters = await addRole(context, 'Glim Supporters');
  context.patrons = await addRole(context, 'Glim Patrons');
});
test.beforeEach(async ({ guild }) => {
  await guild.clear();
  await guild.it.domain.database.pool.query('truncate role_mapping');
});
test.after(({ guild }) => guild.it.close());

async function addRole({ guild }: Pick<Context, 'guild'>, name: string): Promise<string> {
  const { sandbox, bot } = guild.it;
  const { id } = await sandbox.control.addRole(name);
  await sandbox.control.until(async () => bot.client.guilds.cache.get(guild.id)!.roles.cache.has(id));
  return id;
}

function connect({ guild }: Pick<Context, 'guild'>, roleId: string, subject: RoleCause) {
  return guild.within(() => guild.it.domain.roleMappings.giveGuildRole(ADA, guild.id, roleId, subject));
}

/** Who alone may use each emoji of the guild, by its name. */
async function allowed({ guild }: Pick<Context, 'guild'>): Promise<Record<string, string[]>> {
  const { emojis } = await guild.it.sandbox.control.state();
  return Object.fromEntries(emojis.map(({ name, roles }) => [name, roles ?? []]));
}

async function changes({ guild }: Pick<Context, 'guild'>): Promise<number> {
  const requests = await guild.it.sandbox.control.requests();
  return requests.filter(({ method, path }) => method === 'PATCH' && /\/emojis\//.test(path)).length;
}

async function isAsked({ guild }: Pick<Context, 'guild'>): Promise<boolean> {
  return (await guild.it.domain.listJobs()).some(
    ({ task, payload }) => task === 'emotes.sync' && payload.place === guild.id,
  );
}

test('an animated emote comes for the connected roles alone, a static one for everyone', async (context) => {
  const { guild, supporters, patrons } = context;
  await connect(context, supporters, 'supporter');
  await connect(context, patrons, 'patron');
  await guild.approve('wave');
  await guild.approveMoving('dance');
  await guild.choose({ mode: 'all' });
  await guild.sync();
  assert.equal(await allowed(context), { wave: [], dance: [supporters, patrons] });
  const said = `Only members with <@&${supporters}> and <@&${patrons}> can use the animated emotes here.`;
  assert.match(await guild.report(), said);
  assert.match(await guild.within(() => policyText(guild.id, guild.it.bot)), said);
  assert.is(await changes(context), 0);
});

test('where no such role is connected everyone may use them, and staff read how to change that', async (context) => {
  const { guild, supporters } = context;
  await connect(context, supporters, 'linked');
  await guild.approveMoving('dance');
  await guild.choose({ mode: 'all' });
  await guild.sync();
  assert.equal(await allowed(context), { dance: [] });
  const said = 'connect a role with `/roles give`';
  assert.match(await guild.report(), said);
  assert.match(await guild.within(() => policyText(guild.id, guild.it.bot)), said);
});

test('roles that are connected and not any more are followed, for ours alone and once', async (context) => {
  const { guild, supporters } = context;
  const { control } = guild.it.sandbox;
  const { domain } = guild.it;
  await control.addEmoji('theirs', await movingPicture(90, { size: 8, frames: 2 }));
  await guild.approve('wave');
  await guild.approveMoving('dance');
  await guild.choose({ mode: 'all' });
  await guild.sync();
  await domain.database.pool.query('delete from graphile_worker._private_jobs');
  const before = await changes(context);

  await connect(context, supporters, 'supporter');
  assert.ok(await isAsked(context), 'in the transaction that connects it');
  await guild.sync();
  await guild.sync();
  assert.equal(await allowed(context), { theirs: [], wave: [], dance: [supporters] });
  assert.is((await changes(context)) - before, 1);

  await domain.database.pool.query('delete from graphile_worker._private_jobs');
  await guild.within(() => domain.roleMappings.remove(ADA, guild.id, supporters));
  assert.ok(await isAsked(context));
  await guild.sync();
  assert.equal(await allowed(context), { theirs: [], wave: [], dance: [] });
});

test('a role that is deleted is noticed, and what it alone could use is open to the others', async (context) => {
  const { guild, supporters } = context;
  const { sandbox, domain } = guild.it;
  const gone = await addRole(context, 'Going');
  await connect(context, gone, 'patron');
  await connect(context, supporters, 'supporter');
  await guild.approveMoving('dance');
  await guild.choose({ mode: 'all' });
  await guild.sync();
  await domain.database.pool.query('delete from graphile_worker._private_jobs');
  await sandbox.control.deleteRole(gone);
  await sandbox.control.until(() => isAsked(context));
  await guild.sync();
  assert.equal(await allowed(context), { dance: [supporters] });
});

test('a role that goes while an emote is on its way costs a second try, not the emote', async (context) => {
  const { guild, supporters } = context;
  const { sandbox, bot } = guild.it;
  const gone = await addRole(context, 'Going');
  await connect(context, gone, 'patron');
  await connect(context, supporters, 'supporter');
  await guild.approveMoving('dance');
  await guild.choose({ mode: 'all' });
  const { cache } = bot.client.guilds.cache.get(guild.id)!.roles;
  const known = cache.get(gone)!;
  await sandbox.control.deleteRole(gone);
  await sandbox.control.until(async () => !cache.has(gone));
  // As it was a moment before Discord told of it.
  cache.set(gone, known);
  const error = await guild.sync().catch((thrown) => thrown);
  assert.ok(error instanceof DiscordAPIError && error.code === 10011, 'its job is run again');
  cache.delete(gone);
  await guild.sync();
  assert.equal(await allowed(context), { dance: [supporters] });
});

test('through a rate limit and a lost answer all of them are brought in step', async (context) => {
  const { guild, supporters } = context;
  const { sandbox, domain } = guild.it;
  await guild.approveMoving('one', 'two', 'three');
  await guild.choose({ mode: 'all' });
  await guild.sync();
  await connect(context, supporters, 'supporter');
  await sandbox.control.faults.order({ kind: 'dropAfter', method: 'PATCH', path: ONE });
  assert.ok(await guild.sync().catch((thrown) => thrown), 'its job is run again');
  domain.clock.advance({ minutes: 3 });
  await sandbox.control.faults.order({ kind: 'rateLimit', method: 'PATCH', path: ONE, retryAfterSeconds: 3600 });
  await guild.sync();
  assert.match(await guild.report(), 'Discord takes no more for now');
  assert.equal(await allowed(context), { one: [supporters], two: [], three: [] });
  domain.clock.advance({ hours: 1, minutes: 1 });
  await guild.it.restart();
  await guild.sync();
  assert.equal(await allowed(context), { one: [supporters], two: [supporters], three: [supporters] });
});

test('what only supporters may use the bot shows as an emoji of the application', async (context) => {
  const { guild, supporters } = context;
  const { sandbox, domain } = guild.it;
  const shownBy = () => guild.within(async () => (await domain.emojiLedger.findShown(guild.id, dance!))?.place);
  const [dance] = await guild.approveMoving('dance');
  await guild.choose({ mode: 'all' });
  await guild.sync();
  assert.is(await shownBy(), guild.id);
  await connect(context, supporters, 'supporter');
  await guild.sync();
  await guild.sync('application');
  assert.equal(await guild.fates(), { dance: 'there' });
  assert.is(await shownBy(), 'application');
  const { applicationEmojis } = await sandbox.control.state();
  assert.equal(applicationEmojis[0]?.roles, [], 'which have no roles');
});

test.run();
