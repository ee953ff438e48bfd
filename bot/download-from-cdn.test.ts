import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as assert from 'uvu/assert';
import { suite } from '../tests/support/suite.ts';
import { createClient } from './client.ts';
import { downloadFromCdn } from './download-from-cdn.ts';

interface Context {
  cdn: Server;
  base: string;
  asked: string[];
}

const ANSWERS: Record<string, RequestListener> = {
  '/cdn/small.png': (_, response) => response.end('small'),
  '/media/small.gif': (_, response) => response.end('small too'),
  // It says nothing of its size.
  '/cdn/endless.png': (_, response) => {
    const more = () => response.write(Buffer.alloc(100)) && setImmediate(more);
    response.on('drain', more).on('close', () => response.removeAllListeners('drain'));
    more();
  },
  '/cdn/elsewhere.png': (_, response) => response.writeHead(302, { Location: '/secret' }).end(),
  '/cdn/cut.png': (_, response) => {
    response.writeHead(200, { 'Content-Length': '1000' }).write('some');
    setImmediate(() => response.destroy());
  },
  '/cdn/broken.png': (_, response) => response.writeHead(503).end(),
};

const test = suite<Context>("what Discord's CDN holds");

test.before(async (context) => {
  context.asked = [];
  context.cdn = createServer((request, response) => {
    const path = request.url ?? '';
    context.asked.push(path);
    const answer = ANSWERS[path];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => context.cdn.listen(0, '127.0.0.1', resolve));
  context.base = `http://127.0.0.1:${(context.cdn.address() as AddressInfo).port}`;
});
test.beforeEach(({ asked }) => {
  asked.length = 0;
});
test.after(({ cdn }) => {
  cdn.closeAllConnections();
  cdn.close();
});

async function download({ base }: Context, url: string) {
  const client = createClient({
    ...{ apiBase: `${base}/api`, cdnBase: `${base}/cdn`, mediaBase: `${base}/media`, privileged: [] },
  });
  try {
    return await downloadFromCdn(url, { maxBytes: 1000 }, { client });
  } finally {
    await client.destroy();
  }
}

test('a file comes whole', async (context) => {
  assert.equal(await download(context, `${context.base}/cdn/small.png`), { bytes: Buffer.from('small') });
  assert.equal(await download(context, `${context.base}/media/small.gif`), { bytes: Buffer.from('small too') });
});

test('no more than the limit is read, whatever a file says of its size', async (context) => {
  assert.equal(await download(context, `${context.base}/cdn/endless.png`), { refusal: 'too_large' });
});

test('what is gone is told from what may be had later', async (context) => {
  assert.equal(await download(context, `${context.base}/cdn/none.png`), { refusal: 'gone' });
  for (const name of ['broken', 'cut', 'elsewhere'])
    assert.equal(await download(context, `${context.base}/cdn/${name}.png`), { refusal: 'unavailable' }, name);
  assert.not.ok(context.asked.includes('/secret'), 'it is not led elsewhere');
});

test('nothing is fetched from anywhere else', async (context) => {
  const { base } = context;
  for (const url of [
    `${base}/secret`,
    `${base}/cdn/../secret`,
    'http://127.0.0.1:1/cdn/small.png',
    'file:///etc/passwd',
    'small.png',
  ])
    assert.equal(await download(context, url), { refusal: 'gone' }, url);
  assert.equal(context.asked, []);
});

test.run();
