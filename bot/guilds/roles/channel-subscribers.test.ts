/** A guild's role for the subscribers of a channel. */
import * as assert from 'uvu/assert';
import type { User } from '#domain/accounts/user.entity.ts';
import type { ProviderStatus } from '#domain/billing/payment-provider.ts';
import type { Channel } from '#domain/channels/channel.entity.ts';
import { openChannel } from '../../../tests/support/factories.ts';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { subscribeToChannel } from '../../../tests/support/subscribe-to-channel.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { BotContext } from '../../context.ts';
import { InTurn } from '../../in-turn.ts';
import { syncMember } from './sync-member.ts';

interface Context {
  it: GuildBot;
  home: string;
  other: string;
  /** A role of each guild. */
  subs: string;
  fans: string;
  /** Roles are connected with its subscribers. */
  channel: Channel;
  user: User;
  discordId: string;
}

const test = suite<Context>('roles for the subscribers of a channel');
const STAFF = { discordId: '1', isHomeGuild: false, roles: [] };

test.before(async (context) => {
  context.it = await openGuildBot();
  const { control, sandbox } = context.it.sandbox;
  context.home = sandbox.guildId;
  context.other = (await control.addGuild('Other')).id;
  context.subs = (await control.addRole('Subs')).id;
  context.fans = (await control.addRole('Fans', { guildId: context.other })).id;
  const { cache } = context.it.bot.client.guilds;
  await control.until(async () => cache.get(context.home)?.roles.cache.has(context.subs));
  await control.until(async () => cache.get(context.other)?.roles.cache.has(context.fans));
});
let count = 0;
test.beforeEach(async (context) => {
  const { it, other } = context;
  await it.domain.database.pool.query('truncate role_mapping, given_role');
  count += 1;
  const { user } = await it.sandbox.control.addMember(`Lena${count}`);
  await it.sandbox.control.as(user.id).join(other);
  context.discordId = user.id;
  context.channel = await streamer(context);
  context.user = await within(context, () =>
    it.domain.accounts.signInWithDiscord({ id: user.id, name: `Lena${count}`, avatarUrl: null }),
  );
  await it.domain.database.pool.query('delete from graphile_worker._private_jobs');
});
test.after(({ it }) => it.close());

const within = <T>({ it }: Context, work: () => Promise<T>) => it.domain.database.unitOfWork(work);
const streamer = (context: Context) => within(context, async () => (await openChannel(context.it.domain)).channel);

/** What the bot answers to who manages the guild. */
async function roles({ it }: Context, command: string, options: Record<string, string>) {
  const ada = await it.guild.as('ada', 'general');
  return it.guild.answerTo(ada, await ada.slash(`roles ${command}`, options));
}
const give = async (context: Context, options: object = {}) => {
  const all = { role: context.subs, to: 'channel-subscriber', channel: context.channel.slug, ...options };
  return (await roles(context, 'give', all)).content;
};
/** As staff of the other guild would. */
const giveElsewhere = (context: Context, channel = context.channel) => {
  const { roleMappings } = context.it.domain;
  return within(context, () =>
    roleMappings.giveGuildRole(STAFF, context.other, context.fans, 'channel_subscriber', channel),
  );
};

/** The provider says how it stands, and the roles follow. */
async function subscribed(context: Context, { status = 'active' as ProviderStatus, channel = context.channel } = {}) {
  await subscribeToChannel(context.it.domain, { user: context.user, channel, status });
  await within(context, () => context.it.domain.memberRoles.enqueue(context.discordId));
  await context.it.work();
}

/** Whether the member has the role of each guild. */
async function both({ it, home, other, subs, fans, discordId }: Context): Promise<boolean[]> {
  const has = async (guildId: string, roleId: string) => {
    const { members } = await it.sandbox.control.state(guildId);
    return members.find(({ user }) => user?.id === discordId)?.roles.includes(roleId) ?? false;
  };
  return [await has(home, subs), await has(other, fans)];
}

test('who subscribes gets the role in every guild that wants it, until their subscription ends', async (context) => {
  const { channel, subs } = context;
  const who = `${channel.owner.name} (/${channel.slug})`;
  assert.is(await give(context), `Subscribers of ${who} get <@&${subs}>.`);
  await giveElsewhere(context);
  await context.it.work();
  assert.equal(await both(context), [false, false]);
  for (const status of ['trialing', 'active', 'past_due'] as const) {
    await subscribed(context, { status });
    assert.equal(await both(context), [true, true], status);
  }
  await subscribed(context, { status: 'canceled' });
  assert.equal(await both(context), [false, false]);
  await subscribed(context);
  assert.equal(await both(context), [true, true], 'and again when they come back');
});

test('several channels give one role: it goes with the last of them', async (context) => {
  const second = await streamer(context);
  await give(context);
  await give(context, { channel: second.slug });
  await give(context, { channel: second.slug });
  await giveElsewhere(context, second);
  const [embed] = (await roles(context, 'list', {})).embeds;
  const line = ({ owner, slug }: Channel) => `Subscribers of ${owner.name} (/${slug}) get <@&${context.subs}>.`;
  assert.equal(embed?.description?.split('\n'), [line(context.channel), line(second)]);
  await subscribed(context);
  assert.equal(await both(context), [true, false], 'a subscriber of one channel is none of another');
  await subscribed(context, { channel: second });
  await subscribed(context, { status: 'canceled' });
  assert.equal(await both(context), [true, true]);
  await subscribed(context, { channel: second, status: 'unpaid' });
  assert.equal(await both(context), [false, false]);
});

test('a role that is disconnected is taken, in that guild alone', async (context) => {
  await give(context);
  await giveElsewhere(context);
  await subscribed(context);
  assert.match((await roles(context, 'remove', { role: context.subs })).content, 'no longer connected');
  await context.it.work();
  assert.equal(await both(context), [false, true]);
});

test('one of several channels is disconnected by its name', async (context) => {
  const { channel, subs } = context;
  const second = await streamer(context);
  await give(context);
  await subscribed(context);
  const remove = async ({ slug }: Channel) => (await roles(context, 'remove', { role: subs, channel: slug })).content;
  assert.is(await remove(second), `<@&${subs}> was not connected to that channel.`);
  await give(context, { channel: second.slug });
  const who = `${channel.owner.name} (/${channel.slug})`;
  assert.is(await remove(channel), `Subscribers of ${who} no longer get <@&${subs}>.`);
  await context.it.work();
  assert.equal(await both(context), [false, false]);
  await subscribed(context, { channel: second });
  assert.equal(await both(context), [true, false]);
});

test('who parts their accounts, and who streams there, is no subscriber', async (context) => {
  const { it, user } = context;
  await give(context);
  await subscribed(context);
  await within(context, async () => {
    await it.domain.signInLinks.create(user);
    await it.domain.discordLinks.unlink(user.id);
  });
  await it.work();
  assert.equal(await both(context), [false, false]);

  await within(context, () =>
    it.domain.accounts.signInWithDiscord({ id: context.discordId, name: 'Lena', avatarUrl: null }),
  );
  context.user = (await within(context, () => it.domain.accounts.findByDiscordId(context.discordId)))!;
  const open = { slug: `own${count}`, title: 'Mine', category: 'Tech', isMature: false } as const;
  const { channel } = await within(context, () => it.domain.channels.open(context.user, open));
  await give(context, { channel: channel.slug });
  await subscribed(context, { channel });
  assert.equal(await both(context), [false, false]);
});

test('a channel that is gone takes its connections along, and the roles that it gave', async (context) => {
  const { it, channel } = context;
  await give(context);
  await subscribed(context);
  assert.equal(await both(context), [true, false]);
  await it.domain.database.pool.query('delete from channel where id = $1', [channel.id]);
  const [embed] = (await roles(context, 'list', {})).embeds;
  assert.is(embed?.description, 'No roles are connected yet.');
  // As the reconciliation does, and whoever is forgotten.
  await within(context, () => it.domain.memberRoles.enqueueAll());
  await it.work();
  assert.equal(await both(context), [false, false]);
});

test('the channel is completed while one types, and asked for where it belongs alone', async (context) => {
  const { it, channel, subs } = context;
  const ada = await it.guild.as('ada', 'general');
  const typed = { role: subs, to: 'channel-subscriber', channel: channel.slug };
  const { choices } = await ada.autocomplete('roles give', 'channel', typed);
  assert.ok(choices?.some(({ value }) => value === channel.slug));
  const without = await roles(context, 'give', { role: subs, to: 'channel-subscriber' });
  assert.match(without.content, 'Choose the channel whose subscribers get the role.');
  assert.match(await give(context, { to: 'supporter' }), 'Leave it out here.');
  assert.match(await give(context, { channel: 'nowhere' }), 'There is no channel at /nowhere.');
  assert.equal(await within(context, () => it.domain.roleMappings.list(context.home)), []);
});

test('a guild connects no more than 25, however many channels there are', async (context) => {
  const { it, other, fans } = context;
  const channels = await within(context, async () => {
    const opened: Channel[] = [];
    for (let each = 0; each < 26; each += 1) opened.push((await openChannel(it.domain)).channel);
    return opened;
  });
  const { roleMappings } = it.domain;
  const connect = (channel: Channel) =>
    within(context, () => roleMappings.giveGuildRole(STAFF, other, fans, 'channel_subscriber', channel));
  for (const channel of channels.slice(0, 25)) await connect(channel);
  await connect(channels[0]!);
  assert.is((await refusal(() => connect(channels[25]!))).code, 'mappings_full');
  assert.is((await within(context, () => roleMappings.list(other))).length, 25);
});

test('two bots, and one that was just started, agree on who has it', async (context) => {
  const { it } = context;
  await give(context);
  await giveElsewhere(context);
  await subscribeToChannel(it.domain, context);
  await it.restart();
  const sync = () => {
    const bots: BotContext[] = [it.bot, { ...it.bot, inTurn: new InTurn() }];
    return Promise.all(bots.map((bot) => within(context, () => syncMember(context.discordId, bot))));
  };
  await sync();
  assert.equal(await both(context), [true, true]);
  await sync();
  await subscribeToChannel(it.domain, { ...context, status: 'canceled' });
  await sync();
  assert.equal(await both(context), [false, false]);
  const { rows } = await it.domain.database.pool.query('select 1 from given_role');
  assert.is(rows.length, 0);
});

test.run();
