import { type APIMessage, ComponentType } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import { APPLICATION_ID } from '../../../sandbox/discord/testing/test-sandbox.ts';
import { labelsOf } from '../../../tests/support/glimcap-guild.ts';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { chooseIn, pressIn } from '../../../tests/support/setup-guild.ts';
import { suite } from '../../../tests/support/suite.ts';
import { buttonsOf, TicketGuild } from '../../../tests/support/ticket-guild.ts';

interface Context {
  it: GuildBot;
}

const test = suite<Context>('/setup');

test.before(async (context) => {
  context.it = await openGuildBot();
});
test.beforeEach(async ({ it: { domain } }) => {
  await domain.database.pool.query('delete from guild_settings');
});
test.after(({ it }) => it.close());

const textOf = ({ embeds }: APIMessage) => embeds[0]?.description ?? '';
const titleOf = ({ embeds }: APIMessage) => embeds[0]?.title ?? '';
const settingsOf = ({ bot, domain }: GuildBot) =>
  domain.database.unitOfWork(() => bot.guilds.findSettings(bot.homeGuildId!));

async function begin({ guild }: GuildBot) {
  const ada = await guild.as('ada', 'general');
  return { ada, message: await guild.answerTo(ada, await ada.slash('setup')) };
}

function emoteMode({ bot, domain }: GuildBot) {
  return domain.database.unitOfWork(async () => (await domain.guildEmotes.findPolicy(bot.homeGuildId!))?.mode);
}

test('whoever may no longer manage the guild is refused by what they still have open', async ({ it }) => {
  const { guild, sandbox } = it;
  const people = new TicketGuild(sandbox.control);
  const boss = await people.newMember('Bea', 'Core Team');
  const bea = sandbox.control.as(boss).in(await sandbox.control.channelId('general'));
  const message = await guild.answerTo(bea, await bea.slash('setup'));
  await sandbox.control.takeRole(boss, await people.roleId('Core Team'));
  await guild.click(bea, message, 'Next');
  await guild.see(bea, ({ content }) => content === 'You need the permission Manage Server for this.');
  assert.is((await settingsOf(it))?.setupStep, 'alerts');
});

test('it asks step by step, keeps each choice at once, and ends with how everything stands', async ({ it }) => {
  const { guild, sandbox } = it;
  const { ada, message: first } = await begin(it);
  assert.is(titleOf(first), 'Setup · 1 of 7: Go-live alerts');
  assert.match(textOf(first), 'Now: none, so this is off.');

  const live = await sandbox.control.channelId('live');
  const chosen = await chooseIn(guild, ada, { message: first, type: ComponentType.ChannelSelect, id: live });
  assert.match(textOf(chosen), `Now: <#${live}>`);
  assert.not.match(textOf(chosen), '⚠️');
  assert.is((await settingsOf(it))?.alertChannelId, live);

  const tickets = await pressIn(guild, ada, { message: chosen, label: 'Next' });
  assert.is(titleOf(tickets), 'Setup · 2 of 7: Tickets');
  const staff = await pressIn(guild, ada, { message: tickets, label: 'Next' });
  const metrics = await pressIn(guild, ada, { message: staff, label: 'Next' });
  const emotes = await pressIn(guild, ada, { message: metrics, label: 'Next' });
  assert.is(titleOf(emotes), 'Setup · 5 of 7: Emotes');
  const all = await chooseIn(guild, ada, { message: emotes, type: ComponentType.StringSelect, id: 'all' });
  assert.is(await emoteMode(it), 'all');
  const glimcap = await pressIn(guild, ada, { message: all, label: 'Next' });
  assert.is(titleOf(glimcap), 'Setup · 6 of 7: Glimcap');
  const roles = await pressIn(guild, ada, { message: glimcap, label: 'Next' });
  const summary = await pressIn(guild, ada, { message: roles, label: 'Finish' });
  assert.is(titleOf(summary), 'Summary');
  const fields = Object.fromEntries(summary.embeds[0]!.fields!.map(({ name, value }) => [name, value]));
  assert.is(fields['✅ Go-live alerts'], 'Ready, but not needed yet.');
  assert.match(fields['⚪ Tickets'] ?? '', 'Not set up.');
});

test('tickets take a role and a text channel, and the panel stands when both are chosen', async ({ it }) => {
  const { guild, sandbox } = it;
  const people = new TicketGuild(sandbox.control);
  const { ada, message } = await begin(it);
  const step = await pressIn(guild, ada, { message, label: 'Next' });
  const everyone = sandbox.sandbox.guildId;
  await ada.select(step.id, 'v1:setup-role:tickets', [everyone]);
  await guild.see(ada, ({ content }) => content.startsWith('Choose a role that people have'));
  assert.is((await settingsOf(it))?.supportRoleId ?? null, null);

  const supportRole = await people.roleId('Support');
  const withRole = await chooseIn(guild, ada, { message: step, type: ComponentType.RoleSelect, id: supportRole });
  assert.match(textOf(withRole), `Support role: <@&${supportRole}>`);
  assert.equal(labelsOf(withRole).slice(0, 1), ['Use #support'], 'a text channel of that name is taken, not doubled');
  const ready = await pressIn(guild, ada, { message: withRole, label: 'Use #support' });
  assert.match(textOf(ready), 'The panel has been posted.');
  const support = await guild.as('ada', 'support');
  const panels = (await support.messages()).filter((each) =>
    buttonsOf(each).some(({ label }) => label === 'Open a ticket'),
  );
  assert.is(panels.length, 1);
});

test('it makes a text channel when there is none, once, and only staff sees the one for staff', async ({ it }) => {
  const { guild, sandbox } = it;
  const { ada, message } = await begin(it);
  await it.domain.database.pool.query("update guild_settings set setup_step = 'metrics'");
  const step = await guild.answerTo(ada, await ada.slash('setup'));
  assert.ok(message);
  await Promise.all([
    guild.click(ada, step, 'Create #metrics for me'),
    guild.click(ada, step, 'Create #metrics for me'),
  ]);
  await guild.see(ada, (now) => now.id === step.id && textOf(now).includes('Now: <#'));
  const made = (await sandbox.control.state()).channels.filter(({ name }) => name === 'metrics');
  assert.is(made.length, 1);
  assert.is((await settingsOf(it))?.metricsChannelId, made[0]!.id);
  const mia = sandbox.control.as(await sandbox.control.userId('mia')).in(made[0]!.id);
  assert.match(String(await mia.post('hello').catch((error: Error) => error)), '50013', 'members read there');

  await sandbox.control.deleteChannel(await sandbox.control.channelId('staff'));
  const { client, homeGuildId } = it.bot;
  const isGone = () => !client.guilds.cache.get(homeGuildId!)!.channels.cache.some(({ name }) => name === 'staff');
  await sandbox.control.until(async () => isGone());
  const staff = await pressIn(guild, ada, { message: await guild.see(ada, ({ id }) => id === step.id), label: 'Back' });
  const after = await pressIn(guild, ada, { message: staff, label: 'Create #staff for me' });
  assert.not.match(textOf(after), 'Everyone can read');
  const seen = await sandbox.control.as(await sandbox.control.userId('mia')).state();
  assert.not.ok(seen.channels.some(({ name }) => name === 'staff'));
});

test('a support role that cannot see tickets gets what it lacks, when asked', async ({ it }) => {
  const { guild, sandbox } = it;
  const helpers = await sandbox.control.addRole('Helpers');
  const { ada, message } = await begin(it);
  const step = await pressIn(guild, ada, { message, label: 'Next' });
  const place = await pressIn(guild, ada, { message: step, label: 'Use #support' });
  const blind = await chooseIn(guild, ada, { message: place, type: ComponentType.RoleSelect, id: helpers.id });
  assert.match(textOf(blind), `💡 <@&${helpers.id}> sees only the tickets it is mentioned in`);
  const seeing = await pressIn(guild, ada, { message: blind, label: 'Let them see all tickets' });
  assert.not.match(textOf(seeing), 'sees only the tickets');
  const helper = sandbox.control.as((await sandbox.control.addMember('Hana', [helpers.id])).user.id);
  const support = (await helper.state()).channels.find(({ name }) => name === 'support');
  assert.ok(BigInt(support!.permissions) & (1n << 34n), 'Manage Threads there');
});

test('what is missing in the chosen text channel is said there, with what that disables', async ({ it }) => {
  const { guild, sandbox } = it;
  const { control } = sandbox;
  const glim = await new TicketGuild(control).roleId('Glim');
  const { ada, message } = await begin(it);
  const live = await control.channelId('live');
  const chosen = await chooseIn(guild, ada, { message, type: ComponentType.ChannelSelect, id: live });
  await control.takeRole(APPLICATION_ID, glim);
  const { client, homeGuildId } = it.bot;
  const roles = () => client.guilds.cache.get(homeGuildId!)!.members.me!.roles.cache.size;
  await control.until(async () => roles() === 1);
  const warned = await pressIn(guild, ada, { message: chosen, label: 'Check again' });
  assert.match(textOf(warned), `⚠️ I am missing Send Messages in <#${live}>. Without it I cannot post cards.`);
  assert.is((await settingsOf(it))?.alertChannelId, live, 'the choice stands; staff can grant it now or later');
  await control.giveRole(APPLICATION_ID, glim);
  await control.until(async () => roles() === 2);
});

test('what was left half-way is gone on with, after a restart too, and nothing is broken meanwhile', async ({ it }) => {
  const { guild } = it;
  const { ada, message } = await begin(it);
  const tickets = await pressIn(guild, ada, { message, label: 'Next' });
  await it.restart(async () => {
    await it.domain.database.pool.query('update guild_settings set created_at = created_at');
  });
  const staff = await pressIn(guild, ada, { message: tickets, label: 'Next' });
  assert.is(titleOf(staff), 'Setup · 3 of 7: Staff channel', 'its buttons survive a restart');
  const again = await guild.answerTo(ada, await ada.slash('setup'));
  assert.is(titleOf(again), titleOf(staff));
});

test('a text channel that everyone reads is no good staff channel, and it says so', async ({ it }) => {
  const { guild, sandbox } = it;
  const { ada, message } = await begin(it);
  const tickets = await pressIn(guild, ada, { message, label: 'Next' });
  const staff = await pressIn(guild, ada, { message: tickets, label: 'Next' });
  const general = await sandbox.control.channelId('general');
  const open = await chooseIn(guild, ada, { message: staff, type: ComponentType.ChannelSelect, id: general });
  assert.match(textOf(open), `💡 Everyone can read <#${general}>.`);
  const off = await pressIn(guild, ada, { message: open, label: 'Switch off' });
  assert.match(textOf(off), 'Now: none');
  assert.is((await settingsOf(it))?.staffChannelId, null);
});

test.run();
