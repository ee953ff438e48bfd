import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { followersAt } from './growth.ts';
import { CONTROL_TOKEN, startTestSources, type TestSources } from './testing/test-sources.ts';

const test = suite<TestSources>('the sandbox of the sources');
const STARS = '/github/repos/glim/glim';

test.before(async (context) => {
  Object.assign(context, await startTestSources());
});
test.afterEach((context) => context.clear());
test.after((context) => context.close());

async function stars({ sandbox }: TestSources): Promise<number> {
  return (await (await fetch(sandbox.url + STARS)).json()).stargazers_count;
}

test('a number moves from day to day and is the same for the same moment', async (context) => {
  const numbers: number[] = [];
  for (const day of ['2026-03-04', '2026-03-11', '2026-03-18', '2026-03-04']) {
    context.setTime(`${day}T12:00:00Z`);
    numbers.push(await stars(context));
  }
  assert.is(numbers[3], numbers[0]);
  assert.is(new Set(numbers).size, 3);
  assert.ok(numbers.every((number) => Number.isInteger(number) && number > 0));
});

test('a curve goes on without a jump at midnight', () => {
  const curve = { name: 'steady', start: 5000, perDay: 3, noise: 10 };
  const midnight = Date.parse('2026-03-05T00:00:00Z');
  assert.ok(Math.abs(followersAt(curve, midnight) - followersAt(curve, midnight - 1000)) <= 1);
});

test('faults strike the calls that they are ordered for, and then no more', async (context) => {
  const { order, sandbox } = context;
  const get = () => fetch(sandbox.url + STARS);
  await order({ kind: 'rateLimit', service: 'github', path: '/repos/*/*', retryAfterSeconds: 30 });
  const limited = await get();
  assert.equal([limited.status, limited.headers.get('retry-after')], [429, '30']);
  assert.is((await get()).status, 200);

  await order({ kind: 'status', status: 500, times: 2, service: 'nobody' });
  assert.is((await get()).status, 200);
  await context.clear();
  await order({ kind: 'status', status: 500, times: 2 });
  assert.equal([(await get()).status, (await get()).status, (await get()).status], [500, 500, 200]);
});

test('an answer can be cut, changed, replaced and dropped', async ({ order, sandbox }) => {
  const get = () => fetch(sandbox.url + STARS);
  await order({ kind: 'replace', at: ['stargazers_count'], value: '12' });
  assert.is((await (await get()).json()).stargazers_count, '12');
  await order({ kind: 'replace', at: ['owner', 'login'], value: null });
  assert.is((await (await get()).json()).owner.login, null);
  await order({ kind: 'remove', at: ['stargazers_count'] });
  assert.not('stargazers_count' in (await (await get()).json()));
  await order({ kind: 'body', text: '<html>' });
  assert.is(await (await get()).text(), '<html>');
  await order({ kind: 'malformed' });
  assert.throws(JSON.parse.bind(null, await (await get()).text()));
  await order({ kind: 'drop' });
  assert.is(await get().catch(() => 'dropped'), 'dropped');
  await order({ kind: 'delay', ms: 1 });
  assert.is((await get()).status, 200);
});

test('a fault that makes no sense is refused', async ({ order }) => {
  for (const fault of [{}, { kind: 'status', status: 200 }, { kind: 'replace', at: [] }, { kind: 'drop', times: 0 }])
    assert.is((await order(fault)).status, 400, JSON.stringify(fault));
});

test('the control API wants its token and answers no web page', async ({ sandbox }) => {
  const get = (headers: Record<string, string>) => fetch(`${sandbox.url}/control/requests`, { headers });
  assert.is((await get({})).status, 403);
  assert.is((await get({ Authorization: 'Bearer guessed' })).status, 403);
  const Authorization = `Bearer ${CONTROL_TOKEN}`;
  assert.is((await get({ Authorization, Origin: sandbox.url })).status, 403);
  const requests = await (await get({ Authorization })).json();
  assert.ok(requests.some(({ path, status }: { path: string; status: number }) => path.startsWith('/repos') && status));
  assert.is((await fetch(`${sandbox.url}/control/else`, { headers: { Authorization } })).status, 404);
});

test('a request by another name than loopback is refused', async ({ sandbox }) => {
  const { port } = new URL(sandbox.url);
  const asked = request({ host: '127.0.0.1', port, path: STARS, headers: { Host: 'evil.example' } });
  asked.end();
  const [answer] = await once(asked, 'response');
  answer.resume();
  assert.is(answer.statusCode, 403);
});

test('who is not played is said to be so', async ({ sandbox }) => {
  const answer = await fetch(`${sandbox.url}/myspace/tom`);
  assert.is(answer.status, 404);
  assert.match(await answer.text(), '/github');
});

test('the process refuses a public address in one line', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, PUBLIC_URL: 'https://glim.example' },
  });
  const lines: string[] = [];
  child.stderr.on('data', (data) => lines.push(String(data)));
  const [code] = await once(child, 'close');
  assert.is(code, 1);
  assert.match(lines.join(''), /^sandbox-sources: PUBLIC_URL is https:\/\/glim\.example: .*loopback.*\n$/);
});

test.run();
