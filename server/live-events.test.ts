import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Pool } from 'pg';
import * as assert from 'uvu/assert';
import { WebSocket } from 'ws';
import { NotifyBus } from '#platform/notify-bus.ts';
import { createTestDatabase, silentLog } from '../tests/support/database.ts';
import { suite } from '../tests/support/suite.ts';
import { LiveEvents } from './live-events.ts';

interface Context {
  url: string;
  origin: string;
  bus: NotifyBus;
  http: Server;
  close(): Promise<void>;
}

const test = suite<Context>('live events');

test.before(async (context) => {
  const database = await createTestDatabase();
  const pool = new Pool({ connectionString: database.url, max: 2 });
  const bus = new NotifyBus({ url: database.url, pool, log: silentLog });
  await bus.open();
  const http = createServer();
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  const host = `127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
  const origin = `http://${host}`;
  const events = new LiveEvents({ http, bus, publicUrl: origin, log: silentLog, addressOf: () => 'one address' });
  Object.assign(context, { url: `ws://${host}/ws`, origin, bus, http });
  context.close = async () => {
    events.close();
    http.closeAllConnections();
    http.close();
    await bus.close();
    await pool.end();
    await database.drop();
  };
});
test.after((context) => context.close());

async function subscribe(
  url: string,
  topics: string[],
): Promise<{ socket: WebSocket; next(): Promise<Record<string, unknown>> }> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  const next = async () => JSON.parse(String((await once(socket, 'message'))[0]));
  const confirmed = next();
  socket.send(JSON.stringify({ type: 'subscribe', topics }));
  assert.equal(await confirmed, { type: 'subscribed', topics });
  return { socket, next };
}

async function refusalOf(url: string, options: { origin?: string } = {}): Promise<number> {
  const socket = new WebSocket(url, options);
  socket.on('error', () => undefined); // ws reports the refusal as an error, too
  const [, response] = await once(socket, 'unexpected-response');
  socket.terminate();
  return response.statusCode;
}

test('a page hears of its channel only, one on the front page of all', async ({ url, bus }) => {
  const [channel, front] = await Promise.all([subscribe(url, ['channel:sol']), subscribe(url, ['live'])]);
  const heardHere = channel.next();
  const heardThere = [await nextAfter(front, () => bus.publish('stream.started', { streamId: '1', slug: 'ada' }))];
  heardThere.push(
    await nextAfter(front, () => bus.publish('stream.viewers', { streamId: '2', slug: 'sol', viewers: 7 })),
  );
  assert.equal(heardThere, [
    { type: 'stream.started', slug: 'ada' },
    { type: 'viewers', slug: 'sol', viewers: 7 },
  ]);
  assert.equal(await heardHere, { type: 'viewers', slug: 'sol', viewers: 7 });
  channel.socket.close();
  front.socket.close();
});

test('a chat is heard on its own channel’s page, and not on the front page', async ({ url, bus }) => {
  const [channel, front, other] = await Promise.all([
    subscribe(url, ['channel:sol', 'chat:sol']),
    subscribe(url, ['live']),
    subscribe(url, ['channel:ada', 'chat:ada']),
  ]);
  const author = { name: 'ada', isOwner: false, isStaff: false, isSubscriber: false };
  const message = { id: '1', text: 'hello', sentAt: '2026-03-04T12:00:00.000Z', emotes: [], author };
  const [frontHears, otherHears] = [front.next(), other.next()];
  assert.equal(await nextAfter(channel, () => bus.publish('chat.said', { slug: 'sol', message })), {
    type: 'chat.said',
    slug: 'sol',
    message,
  });
  assert.equal(await nextAfter(channel, () => bus.publish('chat.removed', { slug: 'sol', ids: ['1'] })), {
    type: 'chat.removed',
    slug: 'sol',
    ids: ['1'],
  });
  // What comes first to the others is what comes after the chat.
  await bus.publish('stream.started', { streamId: '1', slug: 'ada' });
  assert.is((await frontHears).type, 'stream.started');
  assert.is((await otherHears).type, 'stream.started');
  for (const { socket } of [channel, front, other]) socket.close();
});

test('a lost stream has ended as far as a viewer can see', async ({ url, bus }) => {
  const page = await subscribe(url, ['channel:sol']);
  const heard = await nextAfter(page, () => bus.publish('stream.lost', { streamId: '2', slug: 'sol' }));
  assert.equal(heard, { type: 'stream.ended', slug: 'sol' });
  page.socket.close();
});

test('another site, another path and a message that makes no sense are refused', async ({ url, origin }) => {
  assert.is(await refusalOf(url, { origin: 'https://elsewhere.example' }), 403);
  assert.is(await refusalOf(`${url}/other`), 404);
  for (const text of ['not JSON', '{"type":"subscribe","topics":["channel:../etc"]}', '{"type":"publish"}']) {
    const socket = new WebSocket(url, { origin });
    await once(socket, 'open');
    socket.send(text);
    const [code] = await once(socket, 'close');
    assert.is(code, 1008, text);
  }
});

test('one address has at most fifty connections', async ({ url }) => {
  const sockets = await Promise.all(Array.from({ length: 50 }, () => subscribe(url, ['live'])));
  assert.is(await refusalOf(url), 503);
  for (const { socket } of sockets) socket.terminate();
});

async function nextAfter(page: { next(): Promise<Record<string, unknown>> }, act: () => Promise<void>) {
  const heard = page.next();
  await act();
  return heard;
}

test.run();
