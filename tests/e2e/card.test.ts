/** The card of a stream through its life, and the commands about streams: real processes, media and Discord client. */
import type { APIEmbed } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import { type ObsLikeEncoders, startObsLikeEncoders } from '../../media/testing/obs-like-encoders.ts';
import { type SandboxClient, sandboxClient } from '../../sandbox/discord/control/client.ts';
import { eventually } from '../support/eventually.ts';
import { CONTROL_TOKEN, cardsOf, type Glim, prepareGlim } from '../support/glim.ts';
import { goLive } from '../support/go-live.ts';
import { lastAnswer } from '../support/last-answer.ts';
import { suite } from '../support/suite.ts';

interface Context extends Glim {
  discord: SandboxClient;
  encoders: ObsLikeEncoders;
  liveId: string;
}

const test = suite<Context>('the card of a stream');

test.before(async (context) => {
  const glim = await prepareGlim({ env: { STREAM_RECONNECT_SECONDS: '4' } });
  await Promise.all([glim.server, glim.bot, glim.jobs].map((each) => each.start()));
  Object.assign(context, glim, {
    discord: sandboxClient({ url: glim.sandbox.url, token: CONTROL_TOKEN }),
    encoders: startObsLikeEncoders(),
    liveId: await glim.textChannelId('live'),
  });
});
test.after(async (context) => {
  await context.encoders.close();
  await context.close();
});

/** Waits until the only card of a channel looks as expected. */
function cardThat(
  { listMessages, liveId }: Context,
  slug: string,
  looks: (card: APIEmbed) => boolean,
): Promise<APIEmbed> {
  return eventually(`a card of ${slug}`, async () => {
    const cards = cardsOf(await listMessages(liveId), slug);
    assert.ok(cards.length <= 1, 'there is a second card');
    return cards.find(looks);
  });
}

const isLive = ({ description }: APIEmbed) => description?.includes('is live') ?? false;
const isAway = ({ description }: APIEmbed) => description?.includes('lost the connection') ?? false;
const isOver = ({ description }: APIEmbed) => description?.includes('was live') ?? false;
const fieldOf = ({ fields = [] }: APIEmbed, name: string) => fields.find((field) => field.name === name)?.value;

test('is posted, follows a new title, says that the streamer is away, and closes with duration and peak', async (context) => {
  const { encoders, domain, database } = context;
  const channel = await context.openChannel();
  const encoder = await encoders.create();
  const { session } = await goLive(encoder, channel);
  const posted = await cardThat(context, channel.slug, isLive);
  assert.is(posted.title, `On ${channel.slug}`);
  assert.is(fieldOf(posted, 'Category'), 'Tech');

  await database.pool.query('update channel set title = $1 where slug = $2', ['A new *title*', channel.slug]);
  await database.pool.query('select pg_notify($1, $2)', [
    'glim_bus',
    JSON.stringify([{ topic: 'stream.changed', message: await liveMessage(context, channel.slug) }]),
  ]);
  await cardThat(context, channel.slug, ({ title }) => title === 'A new \\*title\\*');

  await fetch(session, { method: 'DELETE' });
  await cardThat(context, channel.slug, isAway);
  const over = await cardThat(context, channel.slug, isOver);
  assert.is(fieldOf(over, 'Duration'), 'under a minute');
  assert.is(fieldOf(over, 'Peak viewers'), '0');
  assert.is(
    await database.unitOfWork(async () => domain.streams.findLive(await domain.channels.get(channel.slug))),
    null,
  );
  await encoder.close();
});

test('is the same card after a drop and return within the window', async (context) => {
  const { encoders, database } = context;
  const channel = await context.openChannel();
  const first = await encoders.create();
  const { session } = await goLive(first, channel);
  await cardThat(context, channel.slug, isLive);
  await fetch(session, { method: 'DELETE' });
  await first.close();
  await cardThat(context, channel.slug, isAway);

  const second = await encoders.create();
  const back = await goLive(second, channel);
  await cardThat(context, channel.slug, isLive);
  const { rows } = await database.pool.query(
    'select 1 from stream join channel on channel.id = channel_id where slug = $1',
    [channel.slug],
  );
  assert.is(rows.length, 1);
  await fetch(back.session, { method: 'DELETE' });
  await second.close();
  await cardThat(context, channel.slug, isOver);
});

test('/live lists who is live, and says when nobody is', async (context) => {
  const { discord, encoders } = context;
  const mia = discord.as(await discord.userId('mia')).in(await discord.channelId('general'));
  const asked = await mia.slash('live now');
  assert.is(asked.isEphemeral, true);
  assert.match((await lastAnswer(discord, mia, asked)).content, /Nobody is live right now/);

  const channel = await context.openChannel();
  const encoder = await encoders.create();
  const { session } = await goLive(encoder, channel);
  await cardThat(context, channel.slug, isLive);
  const listed = await lastAnswer(discord, mia, await mia.slash('live now'));
  const text = listed.embeds[0]?.description ?? '';
  assert.match(text, new RegExp(`/${channel.slug}\\)`));
  assert.match(text, /Tech · 0 watching · under a minute/);
  await fetch(session, { method: 'DELETE' });
  await encoder.close();
});

test('/live-alerts lets one more text channel hear, for who may manage the guild', async (context) => {
  const { discord, encoders, listMessages } = context;
  const general = await discord.channelId('general');
  const ada = discord.as(await discord.userId('ada')).in(general);
  const added = await lastAnswer(discord, ada, await ada.slash('live-alerts add', { channel: general }));
  assert.match(added.content, /alerts for all streamers/);

  const channel = await context.openChannel();
  const encoder = await encoders.create();
  const { session } = await goLive(encoder, channel);
  for (const place of [general, context.liveId]) {
    await eventually('a card in each', async () => cardsOf(await listMessages(place), channel.slug).length === 1);
  }
  await fetch(session, { method: 'DELETE' });
  await encoder.close();
});

async function liveMessage({ database }: Context, slug: string): Promise<{ streamId: string; slug: string }> {
  const { rows } = await database.pool.query(
    'select stream.id from stream join channel on channel.id = channel_id where slug = $1',
    [slug],
  );
  return { streamId: rows[0].id, slug };
}

test.run();
