import { PermissionFlagsBits } from 'discord.js';
import * as assert from 'uvu/assert';
import { EmoteGuild } from '../../../tests/support/emote-guild.ts';
import { picture } from '../../../tests/support/pictures.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context {
  guild: EmoteGuild;
  /** A second guild of the same bot. */
  other: string;
}

const test = suite<Context>('emotes while guilds change');

test.before(async (context) => {
  context.guild = await EmoteGuild.open();
  const { sandbox, bot } = context.guild.it;
  context.other = (await sandbox.control.addGuild('Other')).id;
  await sandbox.control.until(async () => bot.client.guilds.cache.has(context.other));
});
test.beforeEach(({ guild, other }) => guild.clear(other));
test.after(({ guild }) => guild.it.close());

/** Both guilds want every emote, and have them. */
async function bring({ guild, other }: Context, ...names: string[]) {
  const emotes = await guild.approve(...names);
  for (const id of [guild.id, other]) {
    await guild.choose({ mode: 'all' }, id);
    await guild.sync(id);
  }
  return emotes;
}

async function emojiId({ guild }: Context, name: string, guildId = guild.id): Promise<string> {
  const { emojis } = await guild.it.sandbox.control.state(guildId);
  return emojis.find((each) => each.name === name)?.id ?? '';
}

/** Takes permissions from the bot's role, or gives them back. */
async function permit({ guild }: Context, change: (before: bigint) => bigint): Promise<void> {
  const { sandbox, bot } = guild.it;
  const role = (await sandbox.control.state()).roles.find(({ tags }) => tags?.bot_id)!;
  const permissions = change(BigInt(role.permissions));
  await sandbox.control.editRole(role.id, { permissions: String(permissions) });
  const roles = bot.client.guilds.cache.get(guild.id)!.roles.cache;
  await sandbox.control.until(async () => roles.get(role.id)?.permissions.bitfield === permissions);
}

test('a name that one guild gave stays there, while the platform renames the emote in the other', async (context) => {
  const { guild, other } = context;
  const { control } = guild.it.sandbox;
  const [wave] = await bring(context, 'wave', 'hello');
  // Both at once: the guild's will goes first.
  await control.renameEmoji(await emojiId(context, 'wave'), 'huhu');
  await guild.within(() => guild.it.domain.emoteDesk.rename(wave!.id, 'moin'));
  for (const id of [guild.id, other]) await guild.sync(id);
  assert.equal(
    [await guild.emoji(), await guild.emoji(other)],
    [
      ['huhu', 'hello'],
      ['moin', 'hello'],
    ],
  );
  await guild.within(() => guild.it.domain.emoteDesk.rename(wave!.id, 'servus'));
  for (const id of [guild.id, other]) await guild.sync(id);
  assert.equal(
    [await guild.emoji(), await guild.emoji(other)],
    [
      ['huhu', 'hello'],
      ['servus', 'hello'],
    ],
  );
});

test('a name that a guild gave to its own before we could have it there stays theirs', async (context) => {
  const { guild, other } = context;
  const { control } = guild.it.sandbox;
  const [wave] = await bring(context, 'wave');
  await control.addEmoji('moin', await picture(90, { size: 8 }), { guildId: other });
  await guild.within(() => guild.it.domain.emoteDesk.rename(wave!.id, 'moin'));
  for (const id of [guild.id, other]) await guild.sync(id);
  assert.equal([await guild.emoji(), await guild.emoji(other)], [['moin'], ['moin_2', 'moin']]);
});

test('what one guild deletes stays in the other; what the platform removes goes from both, whatever it is called', async (context) => {
  const { guild, other } = context;
  const { control } = guild.it.sandbox;
  const [wave, hello] = await bring(context, 'wave', 'hello');
  await control.deleteEmoji(await emojiId(context, 'wave'));
  await control.renameEmoji(await emojiId(context, 'hello', other), 'theirs', other);
  for (const id of [guild.id, other]) await guild.sync(id);
  assert.equal([await guild.emoji(), await guild.emoji(other)], [['hello'], ['wave', 'theirs']]);
  for (const { id } of [wave!, hello!]) await guild.within(() => guild.it.domain.emoteDesk.remove(id, 'Ada', 'Enough'));
  for (const id of [guild.id, other]) await guild.sync(id);
  assert.equal([await guild.emoji(), await guild.emoji(other)], [[], []]);
});

test('emotes that lost their slot with a boost stay, and are shown by the application meanwhile', async (context) => {
  const { guild } = context;
  const { sandbox, bot, domain } = guild.it;
  const tier = async (wanted: 0 | 1) => {
    await sandbox.control.setBoostTier(wanted);
    await sandbox.control.until(async () => bot.client.guilds.cache.get(guild.id)?.premiumTier === wanted);
  };
  await tier(1);
  for (let count = 0; count < 50; count += 1)
    await sandbox.control.addEmoji(`theirs_${count}`, await picture(91, { size: 8 }));
  const [wave] = await guild.approve('wave');
  await guild.choose({ mode: 'all' });
  await guild.sync();
  const shownBy = () => guild.within(async () => (await domain.emojiLedger.findShown(guild.id, wave!))?.place);
  assert.is(await shownBy(), guild.id);

  await tier(0);
  await guild.sync();
  assert.equal(await guild.fates(), { wave: 'unavailable' });
  await guild.sync('application');
  assert.is(await shownBy(), 'application');
  assert.is((await guild.emoji()).length, 51, 'nothing is taken away');

  await tier(1);
  await guild.sync();
  assert.equal([await guild.fates(), await shownBy()], [{ wave: 'there' }, guild.id]);
});

test('with Create Expressions alone our own are brought, renamed and removed', async (context) => {
  const { guild } = context;
  const [wave] = await bring(context, 'wave', 'hello');
  await permit(context, (before) => before & ~PermissionFlagsBits.ManageGuildExpressions);
  const { emoteDesk } = guild.it.domain;
  await guild.within(() => emoteDesk.rename(wave!.id, 'moin'));
  await guild.approve('more');
  await guild.sync();
  assert.equal(await guild.emoji(), ['moin', 'hello', 'more']);
  await guild.within(() => emoteDesk.remove(wave!.id, 'Ada', 'Enough'));
  await guild.sync();
  assert.equal(await guild.emoji(), ['hello', 'more']);
  await permit(context, (before) => before | PermissionFlagsBits.ManageGuildExpressions);
});

test('a permission that is lost in the middle stops the run, which says so and goes on when it is back', async (context) => {
  const { guild } = context;
  await guild.approve('one', 'two');
  await guild.choose({ mode: 'all' });
  const upload = { method: 'POST', path: '/guilds/*/emojis' };
  await guild.it.sandbox.control.faults.order({ kind: 'delay', ...upload, ms: 0 });
  await guild.it.sandbox.control.faults.order({ kind: 'status', ...upload, status: 403 });
  await guild.sync();
  assert.equal(await guild.emoji(), ['one']);
  assert.match(await guild.report(), 'permission Create Expressions');
  await guild.sync();
  assert.equal(await guild.emoji(), ['one', 'two']);
  assert.is((await guild.reports()).length, 1);
});

test('a guild that invites the bot again is looked at by itself, and nothing is brought twice', async (context) => {
  const { guild, other } = context;
  const { sandbox, domain, bot } = guild.it;
  await bring(context, 'wave', 'hello');
  await sandbox.control.removeBot(other);
  await sandbox.control.until(async () => !bot.client.guilds.cache.has(other));
  await guild.sync(other);
  await sandbox.control.deleteEmoji(await emojiId(context, 'hello', other), other);
  await guild.approve('more');
  await domain.database.pool.query('delete from graphile_worker._private_jobs');

  await sandbox.control.inviteBot(other, String(PermissionFlagsBits.CreateGuildExpressions));
  const isAsked = async () =>
    (await domain.listJobs()).some(({ task, payload }) => task === 'emotes.sync' && payload.place === other);
  await sandbox.control.until(isAsked);
  await guild.sync(other);
  assert.equal(await guild.emoji(other), ['wave', 'more'], 'what they deleted meanwhile stays away');
});

test.run();
