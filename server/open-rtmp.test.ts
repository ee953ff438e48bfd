import { once } from 'node:events';
import { createServer } from 'node:net';
import * as assert from 'uvu/assert';
import { freePort } from '../tests/support/free-port.ts';
import { suite } from '../tests/support/suite.ts';
import { openRtmp } from './open-rtmp.ts';

interface Context {
  /** What was logged as a warning. */
  warned: string[];
  open(port: number): ReturnType<typeof openRtmp>;
}

const test = suite<Context>('opening RTMP');

test.beforeEach((context) => {
  context.warned = [];
  const log = {
    debug: () => undefined,
    info: () => undefined,
    warn: (fields: object) => void context.warned.push(JSON.stringify(fields)),
    error: () => undefined,
  };
  const door = { letIn: async () => undefined };
  context.open = (port) => openRtmp({ host: '127.0.0.1', port, door, log });
});

test('is on at a free port, and off without one', async ({ open, warned }) => {
  const rtmp = await open(await freePort());
  assert.equal([rtmp.state, rtmp.reason], ['on', null]);
  rtmp.close();
  const { state, reason } = await open(0);
  assert.equal([state, reason, warned], ['off', 'RTMP_PORT', []]);
});

test('says in one sentence that its port is taken', async ({ open, warned }) => {
  const thief = createServer().listen(0, '127.0.0.1');
  await once(thief, 'listening');
  const address = thief.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const { state, reason } = await open(port);
  thief.close();
  assert.is(state, 'broken');
  assert.match(reason ?? '', `Port ${port} is taken by another program.`);
  assert.is(warned.length, 1);
});

test('says in one sentence that there is no ffmpeg', async ({ open, warned }) => {
  const path = process.env.PATH;
  process.env.PATH = '/nowhere';
  const { state, reason } = await open(await freePort()).finally(() => {
    process.env.PATH = path;
  });
  assert.equal([state, reason], ['broken', 'ffmpeg is not installed.']);
  assert.is(warned.length, 1);
});

test.run();
