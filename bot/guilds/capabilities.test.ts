import * as assert from 'uvu/assert';
import { APPLICATION_ID } from '../../sandbox/discord/testing/test-sandbox.ts';
import { openChannel } from '../../tests/support/factories.ts';
import { type GuildBot, openGuildBot } from '../../tests/support/guild-bot.ts';
import { suite } from '../../tests/support/suite.ts';
import { TicketGuild } from '../../tests/support/ticket-guild.ts';
import { capabilities } from './capabilities.ts';
import { findProblems } from './find-problems.ts';
import { sentenceOf } from './problem.ts';

interface Context {
  it: GuildBot;
}

const test = suite<Context>('capabilities');

test.before(async (context) => {
  context.it = await openGuildBot();
});
test.after(({ it }) => it.close());

const homeOf = ({ bot }: GuildBot) => bot.client.guilds.cache.get(bot.homeGuildId!)!;

/** Every capability's name, with why it is off or what stands in its way. */
async function looks(it: GuildBot): Promise<Record<string, unknown>> {
  const { bot, domain } = it;
  return domain.database.unitOfWork(async () => {
    const all: [string, unknown][] = [];
    for (const capability of capabilities) {
      const look = await capability.look(homeOf(it), bot);
      const problems = look.isOn ? findProblems(capability, look, homeOf(it), bot) : [];
      all.push([capability.key, look.isOn ? problems.map((each) => sentenceOf(each, bot.words)) : look.why]);
    }
    return Object.fromEntries(all);
  });
}

async function reportOf({ bot, domain }: GuildBot, key: string) {
  return domain.database.unitOfWork(async () => (await bot.capabilityReports.byKey(bot.homeGuildId!)).get(key));
}

test('each has a key of its own that fits, and words', ({ it: { bot } }) => {
  assert.is(new Set(capabilities.map(({ key }) => key)).size, capabilities.length);
  for (const capability of capabilities) {
    assert.ok(capability.key.length <= 40);
    for (const say of [capability.name, capability.description, capability.setUp])
      assert.match(say(bot.words), /^[A-Z]/);
  }
});

test('where all is chosen and granted, nothing stands in the way', async ({ it }) => {
  const all = await looks(it);
  for (const [key, problems] of Object.entries(all)) assert.equal(Array.isArray(problems) ? problems : [], [], key);
  assert.equal([all.alerts, all.tickets, all.members], [[], [], []]);
});

test('what is not chosen is off, which is no problem', async ({ it }) => {
  const { bot, domain } = it;
  const choose = (alertChannelId: string | null) =>
    domain.database.unitOfWork(() => bot.guilds.choose(bot.homeGuildId!, { alertChannelId }));
  const before = (await domain.database.unitOfWork(() => bot.guilds.findSettings(bot.homeGuildId!)))!.alertChannelId!;
  await choose(null);
  assert.is((await looks(it)).alerts, 'not_set_up');
  await choose('100000000000000099');
  assert.match(String((await looks(it)).alerts), 'I am missing a channel that still exists');
  await choose(before);
});

test('a permission that is missing is named, with where and what that disables', async ({ it }) => {
  const { control } = it.sandbox;
  const glim = await new TicketGuild(control).roleId('Glim');
  const support = await control.channelId('support');
  await control.takeRole(APPLICATION_ID, glim);
  await control.until(async () => homeOf(it).members.me!.roles.cache.size === 1);
  const { tickets } = await looks(it);
  assert.ok(
    (tickets as string[]).includes(
      `I am missing Create Private Threads in <#${support}>. Without it no ticket can be opened, since each is a private thread.`,
    ),
    String(tickets),
  );
  await control.giveRole(APPLICATION_ID, glim);
  await control.until(async () => homeOf(it).members.me!.roles.cache.size === 2);
});

test('without a privileged intent the bot says what that disables', async ({ it }) => {
  await it.restart(undefined, { isPrivileged: false });
  assert.match(String((await looks(it)).tickets), /privileged intent Message Content.*transcripts are empty/);
  await it.restart();
});

test('a card that is posted, and a ticket that is opened, are reported', async ({ it }) => {
  const { bot, domain, sandbox } = it;
  const { unitOfWork } = domain.database;
  await unitOfWork(async () => domain.streams.start((await openChannel(domain)).channel.id));
  await it.work();
  assert.ok((await reportOf(it, 'alerts'))?.lastWorkedAt);

  const guild = new TicketGuild(sandbox.control);
  await guild.open(await guild.newMember('Bea'));
  assert.ok((await reportOf(it, 'tickets'))?.lastWorkedAt);
  assert.not.ok((await reportOf(it, 'glimcap'))?.lastWorkedAt, 'what was not tried did not work');
  assert.is(bot.homeGuildId, sandbox.sandbox.guildId);
});

test('a card that cannot be posted is reported with the reason', async ({ it }) => {
  const { bot, domain } = it;
  const { unitOfWork } = domain.database;
  domain.clock.advance({ minutes: 5 });
  await unitOfWork(() => bot.guilds.choose(bot.homeGuildId!, { alertChannelId: '100000000000000098' }));
  await unitOfWork(async () => domain.streams.start((await openChannel(domain)).channel.id));
  await it.work();
  assert.match(
    it.bot.languages.of('en').tell((await reportOf(it, 'alerts'))?.failure ?? ''),
    'The alert channel was deleted, or I cannot see it.',
  );
});

test.run();
