import { connect } from 'node:net';
import * as assert from 'uvu/assert';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { openChannel } from '../../tests/support/factories.ts';
import { suite } from '../../tests/support/suite.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const PERSON = { 'User-Agent': FIREFOX, Accept: 'text/html' };

interface Context extends TestApp {
  slug: string;
}

const test = suite<Context>('page views');

test.before(async (context) => {
  Object.assign(context, await openTestApp());
  const { channel } = await context.database.unitOfWork(() => openChannel(context));
  context.slug = channel.slug;
});
test.after((context) => context.close());
test.beforeEach(async ({ database, pageViews }) => {
  await pageViews.flush();
  await emptyTables(database.pool, 'page_view');
});

async function counted({ database, pageViews }: TestApp): Promise<{ path: string; referrer: string | null }[]> {
  await pageViews.flush();
  const { rows } = await database.pool.query('select path, referrer from page_view order by id');
  return rows;
}

test('a page that somebody looks at is counted with its path and the site that linked to it', async (context) => {
  const { call, slug } = context;
  await call('GET', '/', { headers: { ...PERSON, Referer: 'https://www.example.org/a?b=c' } });
  await call('GET', `/${slug}?utm_source=x`, { headers: { ...PERSON, Referer: 'https://glim.example/' } });
  assert.equal(await counted(context), [
    { path: '/', referrer: 'example.org' },
    { path: `/${slug}`, referrer: null },
  ]);
});

test('a page that the browser has kept is counted when it is looked at again', async (context) => {
  const { call } = context;
  const { headers } = await call('GET', '/glimcap', { headers: PERSON });
  const kept = { 'If-None-Match': headers.get('etag') ?? '', 'Cache-Control': 'max-age=0' };
  const again = await call('GET', '/glimcap', { headers: { ...PERSON, ...kept, 'Sec-Fetch-Dest': 'document' } });
  assert.is(again.status, 304);
  assert.equal(
    (await counted(context)).map(({ path }) => path),
    ['/glimcap', '/glimcap'],
  );
});

test('what is no page, or none that a person was shown, is not counted', async (context) => {
  const { call, signIn } = context;
  for (const path of [
    '/nobody-here',
    '/dashboard',
    '/api/v1/streams',
    '/health/live',
    '/static/glim.svg',
    '/glimcap/feed.xml',
  ])
    await call('GET', path, { headers: PERSON });
  await call('HEAD', '/', { headers: PERSON });
  const { headers } = await signIn();
  await call('POST', '/auth/sign-out', { headers: { ...PERSON, ...headers } });
  assert.equal(await counted(context), []);
});

test('who asks not to be tracked is not counted', async (context) => {
  for (const wish of [{ DNT: '1' }, { 'Sec-GPC': '1' }])
    await context.call('GET', '/', { headers: { ...PERSON, ...wish } });
  assert.equal(await counted(context), []);
});

test('programs and pages fetched ahead are not counted', async (context) => {
  for (const headers of [
    { 'User-Agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
    { 'User-Agent': 'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)' },
    { 'User-Agent': 'curl/8.14.1' },
    { 'User-Agent': '' },
    { 'Sec-Purpose': 'prefetch;prerender' },
    { Purpose: 'prefetch' },
    { 'Sec-Fetch-Dest': 'empty' },
    { 'Sec-Fetch-Dest': 'iframe' },
  ])
    await context.call('GET', '/', { headers: { ...PERSON, ...headers } as Record<string, string> });
  assert.equal(await counted(context), []);
  await context.call('GET', '/', { headers: { ...PERSON, 'Sec-Fetch-Dest': 'document' } });
  assert.is((await counted(context)).length, 1);
});

test('no cookie is set for it', async ({ call }) => {
  const { headers } = await call('GET', '/', { headers: PERSON });
  assert.is(headers.get('set-cookie'), null);
});

test('without trusted proxies a made-up address makes no second visitor', async (context) => {
  await context.call('GET', '/', { headers: { ...PERSON, 'X-Forwarded-For': '192.0.2.7' } });
  await context.call('GET', '/', { headers: { ...PERSON, 'X-Forwarded-For': '192.0.2.8' } });
  await counted(context);
  const { rows } = await context.database.pool.query('select count(distinct visitor)::int as visitors from page_view');
  assert.equal(rows, [{ visitors: 1 }]);
});

test('an address line of the strangest kind breaks neither the page nor the counting', async (context) => {
  const { http, url } = context;
  const { port } = new URL(url);
  const target = `/%00%ff${'%F0%9F%98%80'.repeat(200)}`;
  const request = `GET /?${target} HTTP/1.1\r\nHost: x\r\nUser-Agent: ${FIREFOX}\r\nReferer: https://\xff\r\nConnection: close\r\n\r\n`;
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(request, 'latin1'));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('end', () => resolve(Buffer.concat(chunks).toString()));
    socket.on('error', reject);
  });
  assert.ok(http.listening);
  assert.match(answer, /^HTTP\/1.1 200 /);
  assert.equal(await counted(context), [{ path: '/', referrer: null }]);
});

test('minutes of counting are written down', async ({ database }) => {
  const { rows } = await database.pool.query(
    'select sum(bit_count(minutes::bit(64)))::int as minutes from counted_hour',
  );
  assert.ok(rows[0].minutes >= 1);
});

test.run();
