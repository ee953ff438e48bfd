/** A server that takes RTMP, as a process of its own. */
import { existsSync, readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { eventually } from '../../media/testing/eventually.ts';
import { publishRtmp, type RtmpPublisher } from '../../media/testing/rtmp-publisher.ts';
import { freePort } from '../support/free-port.ts';
import { type Glim, prepareGlim } from '../support/glim.ts';
import { suite } from '../support/suite.ts';

interface Context {
  glim: Glim;
  rtmpPort: number;
  publishers: RtmpPublisher[];
}

const test = suite<Context>('a server that takes RTMP');

test.before(async (context) => {
  context.rtmpPort = await freePort();
  context.glim = await prepareGlim({ env: { RTMP_PORT: String(context.rtmpPort) } });
  context.publishers = [];
});
test.afterEach(async ({ glim, publishers }) => {
  for (const publisher of publishers.splice(0)) await publisher.kill();
  await glim.server.stop();
});
test.after(({ glim }) => glim.close());

/** The server's ffmpeg once a stream is on air. */
async function onAir({ glim, rtmpPort, publishers }: Context): Promise<string> {
  await glim.server.start();
  const { slug, streamKey } = await glim.openChannel();
  publishers.push(publishRtmp({ url: `rtmp://127.0.0.1:${rtmpPort}/live/${streamKey}`, hasAudio: false }));
  await eventually(
    async () => (await fetch(`${glim.url}/api/v1/channels/${slug}`)).json(),
    ({ stream }: { stream: object | null }) => stream !== null,
  );
  assert.not.match(glim.server.output, new RegExp(streamKey));
  const { pid } = glim.server;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  const [converter] = children.filter((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('pipe:0'));
  if (!converter) throw new Error('no ffmpeg converts the stream');
  return converter;
}

test('leaves no ffmpeg behind when it is killed, and has no key in its log', async (context) => {
  const converter = await onAir(context);
  await context.glim.server.stop('SIGKILL');
  const cmdline = `/proc/${converter}/cmdline`;
  await eventually(
    async () => (existsSync(cmdline) ? readFileSync(cmdline, 'utf8') : ''),
    (command) => !command.includes('pipe:0'),
  );
});

test.run();
