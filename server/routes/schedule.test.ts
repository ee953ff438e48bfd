import * as assert from 'uvu/assert';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { suite } from '../../tests/support/suite.ts';
import type { OwnSchedule, PlannedStream } from '../web/api-types.ts';

const test = suite<TestApp>('schedule routes');
const ID = '019b0000-0000-7000-8000-000000000000';
const DAY_MS = 86_400_000;

test.before(async (context) => {
  Object.assign(context, await openTestApp());
});
test.after((context) => context.close());

const dayIn = ({ clock }: TestApp, days: number) =>
  new Date(clock.now().getTime() + days * DAY_MS).toISOString().slice(0, 10);
const planIn = (context: TestApp, days: number) => ({
  title: 'Painting',
  day: dayIn(context, days),
  time: '20:00',
  lengthMinutes: 90,
  isWeekly: true,
  timeZone: 'UTC',
});

let count = 0;
async function withChannel({ call, signIn }: TestApp) {
  const { headers } = await signIn();
  const slug = `planner${++count}`;
  const json = { title: 'On air', category: 'Art', isMature: false, slug };
  assert.is((await call('POST', '/api/v1/channel', { headers, json })).status, 201);
  return { headers, slug };
}

const UNSAFE = [
  ['POST', ''],
  ['PATCH', `/${ID}`],
  ['DELETE', `/${ID}`],
  ['POST', `/${ID}/skips`],
  ['DELETE', `/${ID}/skips/2026-01-01`],
] as const;

test('who is signed out, or sends no CSRF token, changes no schedule', async (context) => {
  const { call } = context;
  const { headers } = await withChannel(context);
  const json = { ...planIn(context, 2) };
  assert.is((await call('GET', '/api/v1/channel/schedule')).body.code, 'signed_out');
  for (const [method, path] of UNSAFE) {
    const url = `/api/v1/channel/schedule${path}`;
    assert.is((await call(method, url, { json })).body.code, 'signed_out', `${method} ${path}`);
    const { status, body } = await call(method, url, { json, headers: { Cookie: headers.Cookie } });
    assert.equal([status, body.code], [403, 'csrf'], `${method} ${path}`);
  }
});

test('who has no channel has no schedule, and nobody reaches another’s', async (context) => {
  const { call, signIn } = context;
  const { headers } = await withChannel(context);
  const added = await call<OwnSchedule>('POST', '/api/v1/channel/schedule', { headers, json: planIn(context, 2) });
  const id = added.body.data[0]!.id;
  const nobody = await signIn();
  const other = await withChannel(context);
  for (const [method, path] of UNSAFE) {
    const url = `/api/v1/channel/schedule${path.replace(ID, id)}`;
    const json = path.endsWith('skips') ? { day: dayIn(context, 2) } : planIn(context, 2);
    assert.is((await call(method, url, { headers: nobody.headers, json })).body.code, 'no_channel');
    if (path === '') continue;
    const { status, body } = await call(method, url, { headers: other.headers, json });
    assert.equal([status, body.code], [404, 'schedule_entry_not_found'], `${method} ${path}`);
  }
});

test('what is not well said changes nothing', async (context) => {
  const { call } = context;
  const { headers } = await withChannel(context);
  const post = (json: object) => call('POST', '/api/v1/channel/schedule', { headers, json });
  const plan = planIn(context, 2);
  assert.is((await post({ ...plan, lengthMinutes: 'long' })).status, 422);
  assert.equal((({ status, body }) => [status, body.code])(await post({ ...plan, timeZone: 'Mars/Olympus' })), [
    422,
    'time_zone_unknown',
  ]);
  assert.is((await post({ ...plan, day: dayIn(context, -3), isWeekly: false })).body.code, 'schedule_past');
  assert.is((await call('DELETE', '/api/v1/channel/schedule/x', { headers })).status, 422);
  assert.equal((await call<OwnSchedule>('GET', '/api/v1/channel/schedule', { headers })).body.data, []);
});

test('a stream is planned, moved, skipped and removed, and anyone sees when it is', async (context) => {
  const { call } = context;
  const { headers, slug } = await withChannel(context);
  const seen = async () => {
    const { body } = await call<{ data: PlannedStream[] }>('GET', `/api/v1/channels/${slug}/schedule`);
    return body.data.map(({ startsAt }) => startsAt.slice(0, 16));
  };
  const own = '/api/v1/channel/schedule';
  const added = await call<OwnSchedule>('POST', own, { headers, json: planIn(context, 2) });
  assert.is(added.status, 201);
  const [entry] = added.body.data;
  const day = dayIn(context, 2);
  assert.equal([entry?.title, entry?.time, entry?.upcoming[0]?.day], ['Painting', '20:00', day]);
  assert.equal(
    await seen(),
    [2, 9, 16, 23].map((days) => `${dayIn(context, days)}T20:00`),
  );

  const json = { ...planIn(context, 2), time: '18:30' };
  assert.is((await call('PATCH', `${own}/${entry?.id}`, { headers, json })).status, 200);
  await call('POST', `${own}/${entry?.id}/skips`, { headers, json: { day } });
  assert.is((await seen())[0], `${dayIn(context, 9)}T18:30`);
  await call('DELETE', `${own}/${entry?.id}/skips/${day}`, { headers });
  assert.is((await seen())[0], `${day}T18:30`);
  const page = await call('GET', `/${slug}`, {});
  assert.match(page.text ?? '', `datetime="${day}T18:30:00.000Z"`);

  const removed = await call<OwnSchedule>('DELETE', `${own}/${entry?.id}`, { headers });
  assert.equal(removed.body.data, []);
  assert.equal(await seen(), []);
  assert.is((await call('GET', '/api/v1/channels/nobody/schedule')).body.code, 'channel_not_found');
});

test.run();
