import { once } from 'node:events';
import { connect } from 'node:net';
import { mock } from 'node:test';
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { callRtmp, type RtmpCaller } from '../../testing/rtmp-caller.ts';
import type { FlvTag } from './flv-tag.ts';
import type { RtmpConnection } from './rtmp-connection.ts';
import type { PublishRequest } from './rtmp-protocol.ts';
import { openRtmpServer, type RtmpServer } from './rtmp-server.ts';

interface Context {
  server: RtmpServer;
  /** Resolves with whoever asks to publish next. */
  nextPublisher(): Promise<{ connection: RtmpConnection; request: PublishRequest }>;
}

const VIDEO = 9;
const PLAIN_KEY_FRAME = Buffer.from([0x17, 1, 0, 0, 0, 0, 0, 0, 1, 0x65]);
/** Sets the size of chunks. */
const CHUNK_SIZE = 1;

const test = suite<Context>('an RTMP connection');

test.before(async (context) => {
  let heard = Promise.withResolvers<{ connection: RtmpConnection; request: PublishRequest }>();
  context.nextPublisher = () => {
    heard = Promise.withResolvers();
    return heard.promise;
  };
  context.server = await openRtmpServer({
    host: '127.0.0.1',
    port: 0,
    onPublish: (connection, request) => heard.resolve({ connection, request }),
  });
});
test.after(({ server }) => server.close());

/** A client whose wish to publish has been heard. */
async function publisher({ server, nextPublisher }: Context) {
  const asked = nextPublisher();
  const caller = await callRtmp(server.port);
  caller.publish('live', 'the-key');
  return { caller, ...(await asked) };
}

test('says what is asked for, and nothing is begun before it is accepted', async (context) => {
  const { caller, connection, request } = await publisher(context);
  assert.equal(request, { app: 'live', streamKey: 'the-key' });
  await caller.hears('NetConnection.Connect.Success');
  assert.not.match(caller.heard(), 'NetStream.Publish');
  const tags: FlvTag[] = [];
  connection.on('tag', (tag) => tags.push(tag));
  caller.send(VIDEO, PLAIN_KEY_FRAME);
  connection.accept();
  await caller.hears('NetStream.Publish.Start');
  assert.equal(tags, [], 'what came before is dropped');
  assert.not.match(caller.heard(), 'the-key');

  const arrived = once(connection, 'tag');
  caller.send(VIDEO, PLAIN_KEY_FRAME);
  const [tag] = await arrived;
  assert.equal([tag.kind, tag.codec, tag.payload], ['video', 'H264', PLAIN_KEY_FRAME]);
  const closed = once(connection, 'closed');
  caller.invoke('deleteStream', 4, null, 1);
  await closed;
  await caller.hungUp;
});

test('is refused in words', async (context) => {
  const { caller, connection } = await publisher(context);
  connection.refuse('BadName', 'That key opens nothing.');
  await caller.hungUp;
  assert.match(caller.heard(), /NetStream\.Publish\.BadName[\s\S]*That key opens nothing\./);
});

test('is cut off for what no encoder does', async (context) => {
  const accepted = async (then: (caller: RtmpCaller) => void) => {
    const { caller, connection } = await publisher(context);
    connection.accept();
    then(caller);
    await caller.hungUp;
  };
  const stranger = async (then: (caller: RtmpCaller) => void) => {
    const caller = await callRtmp(context.server.port);
    then(caller);
    await caller.hungUp;
  };
  await stranger((caller) => caller.send(VIDEO, Buffer.alloc(10), 100_000));
  await stranger((caller) => caller.send(CHUNK_SIZE, Buffer.alloc(4)));
  await stranger((caller) => caller.invoke('play', 1, null, 'the-key'));
  await stranger((caller) => caller.invoke('connect', 1, { app: 'live', tcUrl: 'no address' }));
  await stranger((caller) => caller.invoke('publish', 3, null, 7));
  await accepted((caller) => caller.publish('live', 'another'));
  await accepted((caller) => caller.send(VIDEO, Buffer.alloc(10), 9_000_000));
});

test('takes any bytes without harm to the next', async (context) => {
  const type = fc.constantFrom(1, 2, 3, 4, 5, 6, 8, 9, 15, 17, 18, 20, 22);
  const body = fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(amfBomb(), Buffer.alloc(0)));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(type, body), { maxLength: 5 }), fc.uint8Array(), async (messages, rest) => {
      const caller = await callRtmp(context.server.port);
      for (const [kind, payload] of messages) caller.send(kind, payload);
      caller.socket.end(rest);
      await caller.hungUp;
    }),
    { numRuns: 60 },
  );
  const { connection } = await publisher(context);
  connection.close();
});

test('has ten seconds to say what it wants', async ({ server }) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const caller = await callRtmp(server.port);
    mock.timers.tick(10_000);
    await caller.hungUp;
  } finally {
    mock.timers.reset();
  }
});

test('is one of twenty from its address', async ({ server }) => {
  const sockets = Array.from({ length: 20 }, () => connect(server.port, '127.0.0.1'));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  const late = connect(server.port, '127.0.0.1');
  await new Promise((closed) => late.on('error', () => undefined).once('close', closed));
  for (const socket of sockets) socket.destroy();
});

/** Objects in objects, deeper than any stack. */
function amfBomb(): Buffer {
  return Buffer.concat(Array.from({ length: 15_000 }, () => Buffer.from([3, 0, 1, 0x61])));
}

test.run();
