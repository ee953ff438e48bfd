/**
 * One card per stream, whatever is killed and whenever. Real processes, real
 * media, a Postgres of the test's own; the calls to Discord pass a proxy, so that
 * the bot can be killed between Discord's answer and its own commit.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import * as assert from 'uvu/assert';
import { type ObsLikeEncoders, startObsLikeEncoders } from '../../media/testing/obs-like-encoders.ts';
import type { Moment } from '../support/discord-proxy.ts';
import { eventually } from '../support/eventually.ts';
import { BOT_TOKEN, cardsOf } from '../support/glim.ts';
import { goLive } from '../support/go-live.ts';
import { type KillableGlim, prepareKillableGlim } from '../support/killable-glim.ts';
import { suite } from '../support/suite.ts';

const WITHIN_MS = 60_000;
/** Milliseconds after the first packet; more of them with `KILL_MOMENTS=0,5,15,60,250`. */
const MOMENTS = (process.env.KILL_MOMENTS ?? '0,60').split(',').map(Number);

interface Context extends KillableGlim {
  encoders: ObsLikeEncoders;
  alertChannelId: string;
}

const test = suite<Context>('one card, whatever is killed');

test.before(async (context) => {
  const glim = await prepareKillableGlim();
  await Promise.all([glim.server, glim.bot].map((each) => each.start()));
  for (const each of [glim.server, glim.bot]) each.isKept = true;
  Object.assign(context, glim, {
    encoders: startObsLikeEncoders(),
    alertChannelId: await glim.textChannelId('live'),
  });
});
test.after(async (context) => {
  await context.encoders.close();
  await context.close();
});

/** Waits until nothing is left to do, and counts the channel's cards. */
async function countCards({ database, alertChannelId, listMessages }: Context, slug: string): Promise<number> {
  await eventually(
    `the card of ${slug}`,
    async () => cardsOf(await listMessages(alertChannelId), slug).length > 0,
    WITHIN_MS,
  );
  await eventually(
    'an idle queue',
    async () => {
      const { rows } = await database.pool.query(
        `select 1 from graphile_worker.jobs where task_identifier = 'stream.started'`,
      );
      return rows.length === 0;
    },
    WITHIN_MS,
  );
  return cardsOf(await listMessages(alertChannelId), slug).length;
}

for (const moment of ['before', 'answered'] satisfies Moment[]) {
  const when = moment === 'before' ? 'before Discord hears of the card' : "between Discord's answer and our commit";
  test(`the bot is killed ${when}`, async (context) => {
    const { database, domain, proxy } = context;
    const { slug } = await context.openChannel();
    const reached = proxy.hold({ moment });
    await database.unitOfWork(async () => domain.streams.start((await domain.channels.get(slug)).id));
    await reached;
    await context.killBot();
    await context.bot.start();
    assert.is(await countCards(context, slug), 1);
  });
}

for (const delayMs of MOMENTS) {
  test(`the bot is killed ${delayMs} ms after the first packet`, async (context) => {
    const { bot, encoders } = context;
    const channel = await context.openChannel();
    const encoder = await encoders.create();
    await goLive(encoder, channel);
    await sleep(delayMs);
    await context.killBot();
    await bot.start();
    assert.is(await countCards(context, channel.slug), 1);
    await encoder.close();
  });

  test(`the server is killed ${delayMs} ms after the first packet, and the streamer comes back`, async (context) => {
    const { server, encoders, database } = context;
    const channel = await context.openChannel();
    const encoder = await encoders.create();
    await goLive(encoder, channel);
    await sleep(delayMs);
    await server.stop('SIGKILL');
    await encoder.close();
    await server.start();

    const again = await encoders.create();
    await goLive(again, channel);
    assert.is(await countCards(context, channel.slug), 1);
    const { rows } = await database.pool.query(
      'select 1 from stream join channel on channel.id = channel_id where slug = $1',
      [channel.slug],
    );
    assert.is(rows.length, 1);
    await again.close();
  });

  test(`Postgres is killed ${delayMs} ms after the first packet`, async (context) => {
    const { encoders } = context;
    const channel = await context.openChannel();
    const encoder = await encoders.create();
    await goLive(encoder, channel);
    await sleep(delayMs);
    context.killPostgres();
    await context.restartPostgres();
    assert.is(await countCards(context, channel.slug), 1);
    await encoder.close();
  });
}

test('a card that a moderator deleted is never posted again', async (context) => {
  const { encoders, alertChannelId, listMessages, sandbox } = context;
  const channel = await context.openChannel();
  const encoder = await encoders.create();
  const { session } = await goLive(encoder, channel);
  assert.is(await countCards(context, channel.slug), 1);
  const card = (await listMessages(alertChannelId)).find((message) => cardsOf([message], channel.slug).length > 0);
  await fetch(`${sandbox.url}/api/v10/channels/${alertChannelId}/messages/${card?.id}`, {
    method: 'DELETE',
    headers: { Authorization: `Bot ${BOT_TOKEN}` },
  });

  await fetch(session, { method: 'DELETE' });
  await eventually(
    'the bot to find it gone',
    async () => {
      const { rows } = await context.database.pool.query(
        'select 1 from announcement where message_id = $1 and deleted_at is not null',
        [card?.id],
      );
      return rows.length > 0;
    },
    WITHIN_MS,
  );
  assert.is(cardsOf(await listMessages(alertChannelId), channel.slug).length, 0);
  await encoder.close();
});

test.run();
