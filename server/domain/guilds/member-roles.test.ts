/** How guilds' roles follow what the payment provider says of subscriptions to channels. */
import * as assert from 'uvu/assert';
import { openStripeShop, type StripeShop } from '../../../tests/support/stripe-shop.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { User } from '../accounts/user.entity.ts';
import type { Channel } from '../channels/channel.entity.ts';

interface Context {
  shop: StripeShop;
  user: User;
  channel: Channel;
  subscription: string;
}

const test = suite<Context>('guild roles and subscriptions to channels');
const [GUILD, SUBS, MEMBER, STREAMER] = ['1', '2', '80351110224678912', '80351110224678913'] as const;
const STAFF = { discordId: '9', isHomeGuild: false, roles: [] };

test.before(async (context) => {
  context.shop = await openStripeShop();
});
test.after(({ shop }) => shop.close());
test.beforeEach(async (context) => {
  const { shop } = context;
  const { accounts, database, discordLinks, roleMappings } = shop.domain;
  await shop.startOver();
  await database.pool.query('delete from "user"');
  context.channel = (await shop.sell()).channel;
  const streamer = { id: STREAMER, name: 'Lena', avatarUrl: null };
  await database.unitOfWork(async () => {
    await discordLinks.link(context.channel.owner.id, streamer);
    context.user = await accounts.signInWithDiscord({ id: MEMBER, name: 'Mia', avatarUrl: null });
    await roleMappings.giveGuildRole(STAFF, GUILD, SUBS, 'channel_subscriber', context.channel);
  });
  context.subscription = (await shop.subscribe(context.channel, context.user)).subscription;
});

/** Hears what the provider has to say. @returns whether the member's roles are to be looked at */
async function hear({ shop }: Context): Promise<boolean> {
  const { billingEvents, database, listJobs } = shop.domain;
  await database.pool.query('delete from graphile_worker._private_jobs');
  const notices = await shop.notices();
  await shop.hear(notices);
  for (const { id } of notices) await database.unitOfWork(() => billingEvents.apply(id));
  return (await listJobs()).some(({ task, payload }) => task === 'member.roles' && payload.discordId === MEMBER);
}

function wanted({ shop }: Context): Promise<string[]> {
  const { database, memberRoles, roleMappings } = shop.domain;
  return database.unitOfWork(async () => [...(await memberRoles.wanted(MEMBER, await roleMappings.list(GUILD)))]);
}

test('who pays for a channel is to have the role, until it ends', async (context) => {
  const { shop, subscription } = context;
  assert.equal(await wanted(context), []);
  assert.is(await hear(context), true);
  assert.equal(await wanted(context), [SUBS]);
  await shop.stripe.api('DELETE', `/v1/subscriptions/${subscription}`);
  assert.is(await hear(context), true);
  assert.equal(await wanted(context), []);
});

test('when a streamer is forgotten, those who paid for their channel are looked at', async (context) => {
  const { shop, subscription } = context;
  const { accounts, billing, database } = shop.domain;
  await hear(context);
  await database.unitOfWork(async () => {
    await billing.forgetDiscord(STREAMER);
    await accounts.forgetDiscord(STREAMER);
  });
  await database.unitOfWork(() => billing.endSubscription(subscription));
  assert.is(await hear(context), true);
  assert.equal(await wanted(context), []);
});

test.run();
