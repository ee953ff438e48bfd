import * as assert from 'uvu/assert';
import { type GuildBot, openGuildBot } from '../../tests/support/guild-bot.ts';
import { suite } from '../../tests/support/suite.ts';

const test = suite<GuildBot>('names of guilds');

test.before(async (context) => {
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(await openGuildBot()));
});
test.after((context) => context.close());

/** Waits until a guild is known by a name. */
function knownAs({ domain, sandbox }: GuildBot, guildId: string, name: string): Promise<true> {
  return sandbox.control.until(async () => {
    const { rows } = await domain.database.pool.query('select name from known_guild where guild_id = $1', [guildId]);
    return rows[0]?.name === name || null;
  });
}

test('a guild is known by its name from the start, and one that is joined from then on', async (context) => {
  const { control } = context.sandbox;
  const { guild } = await control.state();
  assert.ok(await knownAs(context, guild.id, guild.name));
  const other = await control.addGuild('Second home');
  await control.inviteBot(other.id);
  assert.ok(await knownAs(context, other.id, 'Second home'));
});

test('a new name is noticed, also one that was given while nobody listened', async (context) => {
  const { control } = context.sandbox;
  const { id } = (await control.state()).guild;
  await control.renameGuild(id, 'Glim crew');
  assert.ok(await knownAs(context, id, 'Glim crew'));
  await context.restart(() => control.renameGuild(id, 'Glim at night'));
  assert.ok(await knownAs(context, id, 'Glim at night'));
});

test('the language that a guild prefers on Discord is known, until staff choose another', async (context) => {
  const { domain, sandbox } = context;
  const { id } = (await sandbox.control.state()).guild;
  const locale = () => domain.database.unitOfWork(() => domain.guilds.findLocale(id));
  assert.is(await locale(), 'en-US');
  await sandbox.control.setGuildLocale(id, 'de');
  assert.ok(await sandbox.control.until(async () => (await locale()) === 'de' || null));
  await domain.database.unitOfWork(() => domain.guilds.choose(id, { language: 'en' }));
  assert.is(await locale(), 'en');
  assert.is(await domain.database.unitOfWork(() => domain.guilds.findLocale('300000000000000404')), null);
});

test.run();
