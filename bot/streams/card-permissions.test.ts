/** One permission that a card lacks: the streamer's guild hears which, and where. */
import { PermissionFlagsBits } from 'discord.js';
import * as assert from 'uvu/assert';
import { APPLICATION_ID } from '../../sandbox/discord/testing/test-sandbox.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { type GuildBot, openGuildBot } from '../../tests/support/guild-bot.ts';
import { LiveGuild } from '../../tests/support/live-guild.ts';
import { suite } from '../../tests/support/suite.ts';

interface Context {
  it: GuildBot;
  live: LiveGuild;
  textChannelId: string;
}

const test = suite<Context>('what a card may lack');

test.before(async (context) => {
  context.it = await openGuildBot();
  const { it } = context;
  context.live = new LiveGuild(it);
  context.textChannelId = await it.sandbox.control.channelId('live');
  const staffChannelId = await it.sandbox.control.channelId('staff');
  await it.domain.database.unitOfWork(() => it.bot.guilds.choose(it.bot.homeGuildId!, { staffChannelId }));
});
test.beforeEach(async ({ it, textChannelId }) => {
  const { database, alertChannels } = it.domain;
  await emptyTables(database.pool, 'alert_channel', 'stream', 'channel', 'capability_report', 'capability_notice');
  await database.pool.query('delete from graphile_worker._private_jobs');
  await database.unitOfWork(() => alertChannels.add({ guildId: it.sandbox.sandbox.guildId, textChannelId }));
  it.domain.clock.advance({ hours: 7 });
});
test.after(({ it }) => it.close());

type Permission = 'ViewChannel' | 'SendMessages' | 'EmbedLinks' | 'ReadMessageHistory' | 'AttachFiles';

/** Takes a permission from the bot in #live, or gives all of them back, and waits until it knows. */
async function deny({ it, textChannelId }: Context, permission: Permission | null): Promise<void> {
  const { control } = it.sandbox;
  const bits = permission ? { deny: String(PermissionFlagsBits[permission]) } : null;
  await control.overwrite(textChannelId, APPLICATION_ID, bits);
  await control.until(async () => {
    const textChannel = it.bot.client.channels.cache.get(textChannelId);
    if (!textChannel || textChannel.isDMBased()) return permission === 'ViewChannel';
    return (
      textChannel.permissionsFor(APPLICATION_ID)?.has(PermissionFlagsBits[permission ?? 'EmbedLinks']) === !permission
    );
  });
}

async function why({ it }: Context): Promise<string> {
  const ada = await it.guild.as('ada', 'general');
  return (await it.guild.answerTo(ada, await ada.slash('live why'))).embeds[0]?.description ?? '';
}

/** What staff read in their channel of alerts that do not work. */
async function noticed({ it }: Context): Promise<string> {
  const { database, capabilityNotices } = it.domain;
  const report = async () =>
    (await database.unitOfWork(() => it.bot.capabilityReports.byKey(it.bot.homeGuildId!))).get('alerts');
  await it.sandbox.control.until(async () => (await report())?.problem);
  it.domain.clock.advance({ minutes: 6 });
  await database.unitOfWork(() => capabilityNotices.settle());
  await it.work();
  const { rows } = await database.pool.query(`select id from capability_notice where key = 'alerts'`);
  const staff = await it.guild.as('ada', 'staff');
  const notice = (await staff.messages()).find(({ embeds }) => embeds[0]?.url?.includes(rows[0]?.id ?? 'none'));
  return notice?.embeds[0]?.fields?.find(({ name }) => name === 'Why')?.value ?? '';
}

const NAMES = {
  SendMessages: 'Send Messages',
  EmbedLinks: 'Embed Links',
  ReadMessageHistory: 'Read Message History',
} as const;

for (const [permission, name] of Object.entries(NAMES) as [keyof typeof NAMES, string][]) {
  test(`without ${name} there is no card: staff read which it is, and the card stands once it is given`, async (context) => {
    const { it, live, textChannelId } = context;
    await deny(context, permission);
    const channel = await live.openChannel();
    const stream = await live.start(channel);
    await it.work();
    assert.match(await why(context), `I am missing permissions in <#${textChannelId}>: ${name}.`);
    assert.match(await noticed(context), `I am missing ${name} in <#${textChannelId}>.`);

    await deny(context, null);
    await live.show(stream);
    assert.is((await live.cards(await live.owner('live'), channel)).length, 1);
    assert.match(await why(context), /: posted /);
  });
}

test('without Attach Files a card stands, and staff read why it has no picture', async (context) => {
  const { it, live, textChannelId } = context;
  const { database, streams } = it.domain;
  await deny(context, 'AttachFiles');
  const channel = await live.openChannel();
  const stream = await live.start(channel);
  await database.unitOfWork(() => streams.recordThumbnail(stream.id));
  await it.work();
  const card = async () => (await live.cards(await live.owner('live'), channel))[0];
  assert.equal([(await card())?.embeds.length, (await card())?.embeds[0]?.image], [1, undefined]);
  assert.match(await why(context), /: posted .* It has no picture, because I am missing Attach Files there\.$/);
  assert.match(
    await noticed(context),
    `I am missing Attach Files in <#${textChannelId}>. Without it cards have no picture.`,
  );

  await deny(context, null);
  await live.show(stream);
  assert.ok((await card())?.embeds[0]?.image?.url);
  assert.not.match(await why(context), 'picture');
});

test('a text channel that is hidden from the bot is said to be gone or hidden', async (context) => {
  const { it, live } = context;
  await deny(context, 'ViewChannel');
  await live.start(await live.openChannel());
  await it.work();
  assert.match(await why(context), /or I cannot see it|View Channel/);
  await deny(context, null);
});

test.run();
