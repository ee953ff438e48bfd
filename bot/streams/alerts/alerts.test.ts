import type { APIMessage } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import type { Presence } from '../../../sandbox/discord/control/client.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { LiveGuild } from '../../../tests/support/live-guild.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context {
  it: GuildBot;
  live: LiveGuild;
  /** The guild's owner in #general. */
  ada: Presence;
  generalId: string;
  /** Runs a subcommand of /live-alerts as the owner. */
  alerts(subcommand: string, options?: Record<string, string | boolean>): Promise<APIMessage>;
}

const test = suite<Context>('/live-alerts');

test.before(async (context) => {
  context.it = await openGuildBot();
  context.live = new LiveGuild(context.it);
  const { control } = context.it.sandbox;
  context.ada = await context.live.owner('general');
  context.generalId = await control.channelId('general');
  context.alerts = async (subcommand, options = {}) => {
    const outcome = await context.ada.slash(`live-alerts ${subcommand}`, options);
    return context.it.guild.answerTo(context.ada, outcome);
  };
});
test.beforeEach(async ({ it }) => {
  await emptyTables(it.domain.database.pool, 'alert_channel', 'stream', 'channel');
  await it.domain.database.pool.query('delete from graphile_worker._private_jobs');
});
test.after(({ it }) => it.close());

const roleId = async ({ it }: Context, name: string) => {
  const { roles } = await it.sandbox.control.state();
  return roles.find((role) => role.name === name)!.id;
};

test('an alert channel is added with all its choices, shown, changed and removed', async (context) => {
  const { alerts, generalId } = context;
  const pingRole = await roleId(context, 'Live ping');
  const added = await alerts('add', {
    channel: generalId,
    'title-words': 'Speedrun -rerun',
    categories: 'gaming, art',
    mature: false,
    'ping-role': pingRole,
    template: '{role} {streamer} is live{line}{title}',
    'at-end': 'delete',
  });
  const lines = [
    `**<#${generalId}>** alerts for all streamers`,
    'Title filter: speedrun, -rerun',
    'Only categories: Gaming, Art',
    'No mature streams',
    `Pings <@&${pingRole}>`,
    'Text: `{role} {streamer} is live{line}{title}`',
    'When the stream ends, the card is deleted',
  ];
  assert.is(added.content, lines.join('\n- '));
  assert.match((await alerts('add', { channel: generalId })).content, 'already gets alerts');
  const edited = await alerts('edit', { channel: generalId, streamers: 'chosen', reset: 'title-words' });
  assert.match(edited.content, /alerts for —\n- Only categories.*No streamers are chosen yet/s);
  assert.is((await alerts('list')).embeds[0]?.description, edited.content.split('\nNo streamers')[0]);
  assert.match((await alerts('remove', { channel: generalId })).content, 'gets no more alerts');
  assert.match((await alerts('list')).content, 'No channel gets alerts yet');
});

test('what cannot be is said exactly, and changes nothing', async (context) => {
  const { alerts, generalId, it } = context;
  const refused = async (options: Record<string, string>) =>
    (await alerts('add', { channel: generalId, ...options })).content;
  assert.match(await refused({ template: '{name} is live' }), /^\{name\} is no placeholder/);
  assert.match(await refused({ categories: 'Gaming, Cooking' }), /^There is no category "Cooking". There are Gaming,/);
  assert.match(await refused({ 'title-words': '100%' }), /^"100%" is no word/);
  assert.match(await refused({ 'ping-role': it.sandbox.sandbox.guildId }), /^Cards ping a role, never @everyone/);
  assert.match((await alerts('edit', { channel: generalId })).content, /^That channel gets no alerts yet/);
  assert.match((await alerts('list')).content, 'No channel gets alerts yet');
});

test('a card pings the streamer’s own role and nothing that a title says', async (context) => {
  const { alerts, generalId, live, it, ada } = context;
  const [pingRole, streamerRole] = [await roleId(context, 'Live ping'), await roleId(context, 'Streamer')];
  const channel = await live.openChannel();
  await live.retitle(channel, `@everyone <@&${pingRole}> *free*`);
  await alerts('add', { channel: generalId, 'ping-role': pingRole, template: '{streamer}: {title} {url}' });
  const included = await alerts('include', {
    channel: generalId,
    streamer: `/${channel.slug}`,
    'ping-role': streamerRole,
  });
  assert.match(included.content, `With their own ping role: /${channel.slug} (<@&${streamerRole}>)`);
  await live.start(channel);
  await it.work();
  const [card] = await live.cards(ada, channel);
  assert.match(card?.content ?? '', `<@&${streamerRole}> ${channel.owner.name}: @everyone`);
  assert.match(card?.content ?? '', '\\*free\\*');
  assert.equal([card?.mention_roles, card?.mention_everyone], [[streamerRole], false]);
});

test('a preview is for whoever asks, a test card for all to see; neither pings', async (context) => {
  const { alerts, generalId, live, ada } = context;
  const pingRole = await roleId(context, 'Live ping');
  const channel = await live.openChannel();
  await alerts('add', { channel: generalId, 'ping-role': pingRole });
  const preview = await alerts('preview', { channel: generalId, streamer: channel.slug, template: 'Look: {title}' });
  assert.match(preview.content, `<@&${pingRole}> Look: On ${channel.slug}`);
  assert.equal([preview.embeds[0]?.title, preview.mention_roles], [`On ${channel.slug}`, []]);
  assert.match((await alerts('preview', { channel: generalId, template: '{oops}' })).content, 'no placeholder');
  assert.match((await alerts('test', { channel: generalId })).content, 'Here it is: https://');
  const [posted] = (await ada.messages()).filter(({ content }) => content.startsWith('A test by'));
  assert.equal(posted?.mention_roles, []);
});

test('streamers are completed by name or address', async ({ live, ada, generalId }) => {
  const channel = await live.openChannel({ slug: 'completed-one' });
  const { choices } = await ada.autocomplete('live-alerts include', 'streamer', {
    channel: generalId,
    streamer: 'complet',
  });
  assert.equal(choices, [{ name: `${channel.owner.name} (/completed-one)`, value: 'completed-one' }]);
});

test('who may not manage the guild is refused', async ({ it, generalId }) => {
  const mia = await it.guild.as('mia', 'general');
  const said = await mia.slash('live-alerts add', { channel: generalId }).then(JSON.stringify, String);
  assert.match(said, /Unknown application command/);
});

test.run();
