import * as assert from 'uvu/assert';
import { type GuildBot, openGuildBot } from '../../tests/support/guild-bot.ts';
import { suite } from '../../tests/support/suite.ts';

interface Context {
  it: GuildBot;
}

const SEND_MESSAGES = String(1n << 11n);

const test = suite<Context>('what the bot notices in its guilds');

test.before(async (context) => {
  context.it = await openGuildBot();
});
test.after(({ it }) => it.close());

/** Where in a guild the bot said hello. */
async function hellos({ sandbox }: GuildBot, guildId: string): Promise<string[]> {
  const { channels, guild } = await sandbox.control.state(guildId);
  const places: string[] = [];
  for (const { id, name, type } of channels.filter((each) => each.type === 0)) {
    assert.is(type, 0);
    const messages = await sandbox.control.as(guild.owner_id).in(id).messages();
    places.push(...messages.filter(({ embeds }) => embeds[0]?.title === 'Hello! I am Glim.').map(() => name ?? ''));
  }
  return places;
}

const welcomed = async ({ domain }: GuildBot, guildId: string) =>
  (await domain.database.unitOfWork(() => domain.guilds.findSettings(guildId)))?.welcomedAt;

test('a guild that it joins hears hello once, with how to begin', async ({ it }) => {
  const { sandbox } = it;
  const { id } = await sandbox.control.addGuild('Second');
  await sandbox.control.until(() => welcomed(it, id));
  const places = await hellos(it, id);
  assert.is(places.length, 1);

  await it.restart();
  await sandbox.control.removeBot(id);
  await sandbox.control.inviteBot(id);
  await sandbox.control.until(async () => it.bot.client.guilds.cache.has(id));
  await it.restart();
  assert.equal(await hellos(it, id), places);
});

test('one that was joined while it was away hears it at the next start, also when a crash came between', async ({
  it,
}) => {
  const { sandbox, domain } = it;
  let id = '';
  await it.restart(async () => {
    id = (await sandbox.control.addGuild('Third')).id;
  });
  await sandbox.control.until(() => welcomed(it, id));
  // As if the process had died before it was written down.
  await it.restart(async () => {
    await domain.database.pool.query('update guild_settings set welcomed_at = null where guild_id = $1', [id]);
  });
  await sandbox.control.until(() => welcomed(it, id));
  assert.is((await hellos(it, id)).length, 1);
});

test('nothing is guessed in a guild of people: everything is off until somebody chooses', async ({ it }) => {
  const { id } = await it.sandbox.control.addGuild('Fourth');
  await it.sandbox.control.until(() => welcomed(it, id));
  const settings = await it.domain.database.unitOfWork(() => it.domain.guilds.findSettings(id));
  assert.equal([settings?.alertChannelId ?? null, settings?.supportRoleId ?? null], [null, null]);
});

test('a permission that is taken away is noticed before anybody misses a card, and so is its return', async ({
  it,
}) => {
  const { sandbox, bot, domain } = it;
  const live = await sandbox.control.channelId('live');
  const bots = await sandbox.control.roleId('Glim');
  const problem = async () =>
    (await domain.database.unitOfWork(() => bot.capabilityReports.byKey(bot.homeGuildId!))).get('alerts')?.problem ??
    null;
  await sandbox.control.overwrite(live, bots, { deny: SEND_MESSAGES });
  assert.match(
    bot.languages.of('en').tell(await sandbox.control.until(problem)),
    `I am missing Send Messages in <#${live}>.`,
  );
  await sandbox.control.overwrite(live, bots, { allow: SEND_MESSAGES });
  await sandbox.control.until(async () => (await problem()) === null);
});

test.run();
