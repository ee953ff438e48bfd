import { connect } from 'node:net';
import * as assert from 'uvu/assert';
import { type Media, openMedia, openRtmpServer, type RtmpServer } from '../media/index.ts';
import { eventually } from '../media/testing/eventually.ts';
import { startObsLikeEncoders } from '../media/testing/obs-like-encoders.ts';
import { callRtmp } from '../media/testing/rtmp-caller.ts';
import { publishRtmp, type RtmpPublisher } from '../media/testing/rtmp-publisher.ts';
import { openTestDomain, type TestDomain } from '../tests/support/domain.ts';
import { openChannel } from '../tests/support/factories.ts';
import { suite } from '../tests/support/suite.ts';
import { Live } from './live.ts';
import { RtmpDoor } from './rtmp-door.ts';

interface Context extends TestDomain {
  media: Media;
  live: Live;
  server: RtmpServer;
  publishers: RtmpPublisher[];
  /** What was logged, as JSON. */
  logged: string[];
}

const test = suite<Context>('encoders at the door of RTMP');

test.before(async (context) => {
  Object.assign(context, await openTestDomain(), { publishers: [], logged: [] });
  const write = (fields: object, event: string) => void context.logged.push(JSON.stringify({ ...fields, event }));
  const log = { debug: write, info: write, warn: write, error: write };
  const { channels, streams, database } = context;
  const { unitOfWork } = database;
  context.media = await openMedia({ listenIp: '127.0.0.1', port: 0, workers: 1, log });
  context.live = new Live({ media: context.media, streams, unitOfWork, log });
  const door = new RtmpDoor({ channels, live: context.live, unitOfWork, log });
  context.server = await openRtmpServer({
    host: '127.0.0.1',
    port: 0,
    onPublish: (connection, request) => void door.letIn(connection, request),
  });
});
test.afterEach(async ({ publishers, media }) => {
  for (const publisher of publishers.splice(0)) await publisher.kill();
  for (const broadcast of media.listBroadcasts()) broadcast.close();
});
test.after(async ({ server, live, close }) => {
  server.close();
  await live.close();
  await close();
});

/** A new channel, and an encoder that publishes to it. */
async function open(context: Context) {
  const { channel, streamKey } = await context.database.unitOfWork(() => openChannel(context));
  return { channel, streamKey, publish: () => publish(context, `live/${streamKey}`) };
}

function publish({ server, publishers }: Context, path: string): RtmpPublisher {
  const publisher = publishRtmp({ url: `rtmp://127.0.0.1:${server.port}/${path}` });
  publishers.push(publisher);
  return publisher;
}

/** The stream that is on air here, once there is one that fits. */
async function onAir({ live }: Context, isGood: (streamId: string) => boolean = () => true) {
  const [first] = await eventually(
    async () => live.listOnAir(),
    (all) => all.length === 1 && isGood(all[0]?.streamId ?? ''),
  );
  if (!first) throw new Error('nothing is on air');
  return first;
}

test('the key of a channel opens it, and its stream begins with the first packet', async (context) => {
  const { channel, publish: start } = await open(context);
  start();
  const { streamId } = await onAir(context);
  const stream = await context.database.unitOfWork(() => context.streams.findLive(channel));
  assert.is(stream?.id, streamId);
});

test('an encoder that is killed and comes back goes on with the same stream', async (context) => {
  const { channel, publish: start } = await open(context);
  const first = start();
  const { streamId } = await onAir(context);
  await first.kill();
  await eventually(
    async () => context.live.listOnAir(),
    (all) => all.length === 0,
  );
  start();
  assert.is((await onAir(context)).streamId, streamId);
  const stream = await context.database.unitOfWork(() => context.streams.findLive(channel));
  assert.is(stream?.id, streamId);
});

test('who comes later with the same key takes over, by whichever protocol', async (context) => {
  const { channel, publish: start } = await open(context);
  const first = start();
  const { streamId, live: broadcast } = await onAir(context);
  const second = start();
  await first.ended;
  await eventually(
    async () => broadcast.broadcast.ingest?.hasMedia,
    (hasMedia) => hasMedia === true,
  );
  assert.is((await onAir(context)).streamId, streamId);

  const encoders = startObsLikeEncoders();
  const encoder = await encoders.create();
  const session = await context.live.openIngest(channel, encoder.offer);
  await second.ended;
  assert.is(broadcast.broadcast.ingest, session);
  await encoders.close();
});

test('a wrong key and another path are refused in words, and nothing is begun', async (context) => {
  const { streamKey } = await open(context);
  context.logged.length = 0;
  const wrong = publish(context, `live/${streamKey.slice(0, -1)}-`);
  assert.not.equal(await wrong.ended, 0);
  assert.match(wrong.said(), /That stream key does not open this channel/);
  const elsewhere = publish(context, `app/${streamKey}`);
  assert.not.equal(await elsewhere.ended, 0);
  assert.match(elsewhere.said(), "The server's address ends in /live.");
  assert.equal(context.live.listOnAir(), []);
  // What is written down of the streams before may still come.
  assert.not.ok(context.logged.some((line) => line.includes('ingest opened') || line.includes(streamKey.slice(0, -1))));
});

test('no key that was right or wrong is in any log', async (context) => {
  const { streamKey, publish: start } = await open(context);
  start();
  await onAir(context);
  assert.not.ok(context.logged.some((line) => line.includes(streamKey)));
});

test('bytes that are no RTMP are hung up on at once', async ({ server }) => {
  for (const bytes of ['GET / HTTP/1.1\r\n\r\n', Buffer.of(0x16, 3, 1), Buffer.alloc(8_000)]) {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined).resume();
    socket.write(bytes);
    await new Promise((closed) => socket.once('close', closed));
  }
});

test('after twenty attempts in a minute an address has to wait', async (context) => {
  const said: string[] = [];
  for (let attempts = 0; attempts < 21; attempts += 1) {
    const caller = await callRtmp(context.server.port);
    caller.publish('live', 'wrong');
    await caller.hungUp;
    said.push(caller.heard());
  }
  assert.match(said.at(-1) ?? '', /That was too often\. Try again in \d+ s\./);
});

test.run();
