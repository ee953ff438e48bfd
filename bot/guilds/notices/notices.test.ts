import type { APIMessage } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context {
  it: GuildBot;
}

const test = suite<Context>('notices for staff');

test.before(async (context) => {
  context.it = await openGuildBot();
});
test.beforeEach(async ({ it }) => {
  await it.sandbox.control.faults.clear();
  await it.domain.database.pool.query('truncate capability_report, capability_notice');
  const staffChannelId = await it.sandbox.control.channelId('staff');
  await it.domain.database.unitOfWork(() => it.bot.guilds.choose(it.bot.homeGuildId!, { staffChannelId }));
  it.domain.clock.advance({ hours: 7 });
});
test.after(({ it }) => it.close());

const run = <T>({ domain }: GuildBot, work: () => Promise<T>) => domain.database.unitOfWork(work);
const settle = (it: GuildBot) => run(it, () => it.bot.capabilityNotices.settle());

async function breakAlerts(it: GuildBot, reason = 'I am missing Embed Links in #live.'): Promise<void> {
  await run(it, () => it.bot.capabilityReports.failed(it.bot.homeGuildId!, 'alerts', reason));
  it.domain.clock.advance({ minutes: 6 });
  await settle(it);
}

async function mend(it: GuildBot): Promise<void> {
  await run(it, () => it.bot.capabilityReports.worked(it.bot.homeGuildId!, 'alerts'));
  it.domain.clock.advance({ minutes: 6 });
  await settle(it);
}

/** What the bot has said of alerts in #staff, newest first. */
async function said(it: GuildBot): Promise<APIMessage[]> {
  const { rows } = await it.domain.database.pool.query('select id from capability_notice');
  const ada = await it.guild.as('ada', 'staff');
  const urls = rows.map(({ id }) => `notice=${id}`);
  return (await ada.messages()).filter(({ embeds }) => urls.some((url) => embeds[0]?.url?.includes(url)));
}

const titles = (messages: APIMessage[]) => messages.map(({ embeds }) => embeds[0]?.title);

test('staff hear once what does not work, since when, why and what to do, and once that it works again', async ({
  it,
}) => {
  await breakAlerts(it);
  await it.work();
  await settle(it);
  await it.work();
  const [notice, ...others] = await said(it);
  assert.equal(titles([notice!, ...others]), ['Go-live alerts: does not work']);
  const fields = Object.fromEntries(notice!.embeds[0]!.fields!.map(({ name, value }) => [name, value]));
  assert.is(fields.Why, 'I am missing Embed Links in #live.');
  assert.match(fields.Since ?? '', /^<t:\d+:f>$/);
  assert.match(fields['What to do'] ?? '', '/status');

  await mend(it);
  await it.work();
  await it.work();
  assert.equal(titles(await said(it)), ['Go-live alerts: works again', 'Go-live alerts: works again']);
});

test('another reason is shown in the same message', async ({ it }) => {
  await breakAlerts(it);
  await it.work();
  await breakAlerts(it, 'The alert channel is gone.');
  await it.work();
  const all = await said(it);
  assert.is(all.length, 1);
  assert.match(JSON.stringify(all[0]!.embeds), 'The alert channel is gone.');
});

test('a crash after Discord posted it posts no second', async ({ it }) => {
  await breakAlerts(it);
  // Discord posts, and its answer never comes.
  await it.sandbox.control.faults.order({ kind: 'dropAfter', method: 'POST', path: '/channels/*/messages', times: 4 });
  await it.work().catch(() => undefined);
  await it.sandbox.control.faults.clear();
  await it.restart();
  await it.work();
  assert.is((await said(it)).length, 1);
});

test('Discord’s own faults only delay it', async ({ it }) => {
  await breakAlerts(it);
  await it.sandbox.control.faults.failNext({ method: 'POST', path: '/channels/*/messages' }, 20);
  await it.work().catch(() => undefined);
  await it.sandbox.control.faults.clear();
  await it.work();
  assert.is((await said(it)).length, 1);
});

test('a notice that a moderator deleted stays deleted', async ({ it }) => {
  await breakAlerts(it);
  await it.work();
  const [notice] = await said(it);
  const channelId = await it.sandbox.control.channelId('staff');
  await it.sandbox.control.faults.order({ kind: 'deleteMessage', channelId, messageId: notice!.id });
  await breakAlerts(it, 'Another reason.');
  await it.work();
  assert.equal(await said(it), []);
});

test('without a staff channel the owner hears of it in private, once', async ({ it }) => {
  await run(it, () => it.bot.guilds.choose(it.bot.homeGuildId!, { staffChannelId: null }));
  await breakAlerts(it);
  await it.work();
  await settle(it);
  await it.work();
  const ada = await it.bot.client.users.createDM(await it.sandbox.control.userId('ada'));
  const messages = [...(await ada.messages.fetch({ limit: 10 })).values()];
  assert.equal(
    messages.map(({ embeds }) => embeds[0]?.title),
    ['Go-live alerts: does not work'],
  );
  assert.match(messages[0]!.content, 'I cannot write in a staff channel');
});

test('when nobody can be told, nothing is tried again and nothing is said of that', async ({ it }) => {
  await run(it, () => it.bot.guilds.choose(it.bot.homeGuildId!, { staffChannelId: '100000000000000077' }));
  const ada = it.sandbox.control.as(await it.sandbox.control.userId('ada'));
  await ada.set({ acceptsDirectMessages: false });
  await breakAlerts(it);
  await it.work();
  const { rows } = await it.domain.database.pool.query('select told_in from capability_notice');
  assert.equal(rows, [{ told_in: 'nowhere' }]);
  await settle(it);
  assert.equal(
    (await it.domain.listJobs()).filter(({ task }) => task === 'capability.notice'),
    [],
  );
  await ada.set({ acceptsDirectMessages: true });
});

test.run();
