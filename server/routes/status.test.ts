import * as assert from 'uvu/assert';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { NO_SOURCES } from '../../tests/support/domain.ts';
import { createUser } from '../../tests/support/factories.ts';
import { suite } from '../../tests/support/suite.ts';

interface PartView {
  key: string;
  label: string | null;
  state: string;
  lastAt: string | null;
  count: number | null;
  reason: string | null;
}

const test = suite<TestApp>('/status');

test.before(async (context) => {
  Object.assign(context, await openTestApp({ sources: { ...NO_SOURCES, DISCORD_TOKEN: 'a secret token' } }));
});
test.beforeEach(async ({ database, clock }) => {
  await database.pool.query('delete from process_lease; delete from bot_shard');
  await database.pool.query(
    `insert into process_lease (id, kind, renewed_at) values (gen_random_uuid(), 'server', $1)`,
    [clock.now()],
  );
});
test.after((context) => context.close());

const read = async ({ call }: TestApp, headers = {}) => {
  const { status, body } = await call<{ data: PartView[] }>('GET', '/api/v1/status', { headers });
  assert.is(status, 200);
  return body.data;
};
const part = (parts: PartView[], key: string) => parts.find((each) => each.key === key);
const shard = ({ database, platformStatus }: TestApp, state: 'connected' | 'reconnecting') =>
  database.unitOfWork(() => platformStatus.shardSeen({ shard: 0, state, guilds: 3 }));

test('strangers see what is on, off and broken, and when it last worked, and nothing else', async (context) => {
  await shard(context, 'connected');
  const parts = await read(context);
  assert.equal(part(parts, 'server')?.state, 'on');
  assert.equal(part(parts, 'bot')?.state, 'on');
  assert.is(part(parts, 'bot')?.lastAt, context.clock.now().toISOString());
  assert.equal(part(parts, 'jobs')?.state, 'broken', 'nobody runs them here');
  assert.equal(part(parts, 'mail')?.state, 'off');
  assert.equal(part(parts, 'signIn')?.state, 'off');
  assert.equal(part(parts, 'rtmp')?.state, 'on');
  assert.ok(parts.some(({ key, label }) => key === 'source' && label === 'X'));
  assert.equal(new Set(parts.map(({ count, reason }) => JSON.stringify([count, reason]))).size, 1);
});

test('the page says the same to whoever asks', async (context) => {
  await shard(context, 'connected');
  const { status, text, headers } = await context.call('GET', '/status');
  assert.is(status, 200);
  assert.match(text, 'Discord bot');
  assert.match(text, 'Something does not work right now.');
  assert.not.match(text, 'a secret token');
  assert.not.match(text, 'SMTP_URL');
  assert.match(headers.get('cache-control') ?? '', 'private');
});

test('staff see how many there are, and which variable is missing, but no secret', async (context) => {
  await shard(context, 'connected');
  const user = await context.database.unitOfWork(async () => {
    const { name } = await createUser(context);
    return context.accounts.giveRole(name, 'core');
  });
  const { headers } = await context.signIn(user);
  const parts = await read(context, headers);
  assert.is(part(parts, 'bot')?.count, 3);
  assert.is(part(parts, 'mail')?.reason, 'SMTP_URL');
  assert.equal([part(parts, 'media')?.state, part(parts, 'media')?.count], ['on', 1], 'the workers of this server');
  assert.is(part(parts, 'supportMail')?.state, 'on');
  assert.not.match(JSON.stringify(parts), 'a secret token');
  const member = await context.signIn();
  assert.is(part(await read(context, member.headers), 'bot')?.count, null, 'a member is no staff');
});

test('a shard that is away or silent is broken', async (context) => {
  await shard(context, 'reconnecting');
  assert.is(part(await read(context), 'bot')?.state, 'broken');
  await shard(context, 'connected');
  assert.is(part(await read(context), 'bot')?.state, 'on');
  context.clock.advance({ minutes: 2 });
  assert.is(part(await read(context), 'bot')?.state, 'broken');
});

test('only reading is possible', async ({ call }) => {
  assert.is((await call('POST', '/api/v1/status', { json: {} })).status, 405);
});

test.run();
