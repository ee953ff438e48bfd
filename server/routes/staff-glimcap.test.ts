import * as assert from 'uvu/assert';
import { parseFigures } from '../../cli/figures-file.ts';
import { openTestApp, type SignedIn, type TestApp } from '../../tests/support/app.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { part12With } from '../../tests/support/part-12.ts';
import { suite } from '../../tests/support/suite.ts';
import type { DeskDraft, DeskRoadmapItem, DeskVersion, DeskWin } from '../presenters/staff-glimcap-draft.ts';
import type { DeskList } from '../presenters/staff-glimcap-list.ts';
import type { DeskPreview } from '../presenters/staff-glimcap-preview.ts';
import type { DeskReport } from '../presenters/staff-glimcap-report.ts';

interface Context extends TestApp {
  core: SignedIn;
  supporter: SignedIn;
  member: SignedIn;
}

interface Problem {
  code: string;
  detail: string;
}

const test = suite<Context>('glimcap desk routes');
const API = '/api/v1/staff/glimcaps';
const DRAFT = `${API}/2021-05-02`;
const ID = '0199f1b0-0000-7000-8000-000000000001';

test.before(async (context) => {
  Object.assign(context, await openTestApp());
  const { accounts, database, signIn } = context;
  const [core, supporter] = await database.unitOfWork(async () => [
    await accounts.createUser({ name: 'juno', roles: ['core'] }),
    await accounts.createUser({ name: 'sam', roles: ['support'] }),
  ]);
  context.core = await signIn(core);
  context.supporter = await signIn(supporter);
  context.member = await signIn();
});
test.beforeEach(async ({ clock, database, glimcap, glimcapImport, metrics }) => {
  clock.set('2021-05-05T12:00:00Z');
  await emptyTables(
    database.pool,
    'glimcap_report',
    'glimcap_post',
    'metric_sample',
    'finance_entry',
    'win',
    'roadmap_item',
    'report_text',
  );
  const parsed = parseFigures(part12With());
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  await database.unitOfWork(async () => {
    await glimcapImport.import(parsed.figures);
    const takenAt = new Date('2021-05-02T20:00:00Z');
    await metrics.record({ key: 'discord', value: 5901, source: 'hand', takenAt });
    await glimcap.draft();
  });
});
test.after((context) => context.close());

type Caller = <Body = DeskDraft & Problem>(
  method: string,
  path: string,
  json?: unknown,
) => Promise<{ status: number; body: Body; text: string }>;

const as =
  ({ call }: Context, { headers }: SignedIn): Caller =>
  (method, path, json) =>
    call(method, path, { headers, json });

/** Every route of the desk, with a body that is right and one that is not. */
const ROUTES: [method: string, path: string, right?: object, wrong?: object][] = [
  ['GET', API],
  ['POST', API, {}, { weekEnd: 'monday' }],
  ['GET', DRAFT],
  ['GET', `${DRAFT}/stamp`],
  ['GET', `${DRAFT}/versions`],
  ['POST', `${DRAFT}/preview`, {}, { prose: { epilogue: 'x' } }],
  ['PATCH', DRAFT, { revision: 1, author: 'Ada' }, { revision: 'one' }],
  ['POST', `${DRAFT}/recompute`, { revision: 1 }, {}],
  ['POST', `${DRAFT}/hold`, { revision: 1 }, { revision: -1 }],
  ['POST', `${DRAFT}/release`, { revision: 1 }, { revision: 0.5 }],
  ['POST', `${DRAFT}/publish`, { revision: 1 }, {}],
  [
    'POST',
    `${DRAFT}/acknowledgements`,
    { revision: 1, findingIds: ['x'], reason: 'known' },
    { revision: 1, findingIds: [] },
  ],
  ['POST', `${DRAFT}/wins`, { area: 'app', text: 'x' }, { area: 'moon', text: 'x' }],
  ['PATCH', `/api/v1/staff/wins/${ID}`, { area: 'app', text: 'x' }, { area: 'app' }],
  ['POST', `/api/v1/staff/wins/${ID}/accept`],
  ['POST', `/api/v1/staff/wins/${ID}/decline`],
  ['POST', '/api/v1/staff/roadmap', { title: 'x' }, { title: 3 }],
  ['PATCH', `/api/v1/staff/roadmap/${ID}`, { title: 'x', state: 'done' }, { title: 'x', state: 'soon' }],
  ['DELETE', `/api/v1/staff/roadmap/${ID}`],
  ['POST', '/api/v1/staff/roadmap/order', { ids: [] }, { ids: ['x'] }],
  ['POST', `${API}/2021-04-25/corrections/preview`, {}, { metrics: { discord: 5 } }],
  ['POST', `${API}/2021-04-25/corrections`, { ordinal: 1, note: 'Counted twice.' }, { note: 'x' }],
];
/** What who has a role but is not in the core team may do. */
const OF_ALL_STAFF = [
  `GET ${API}`,
  `GET ${DRAFT}`,
  `GET ${DRAFT}/stamp`,
  `GET ${DRAFT}/versions`,
  `POST ${DRAFT}/preview`,
  `POST ${DRAFT}/wins`,
  `PATCH /api/v1/staff/wins/${ID}`,
  `POST /api/v1/staff/wins/${ID}/accept`,
  `POST /api/v1/staff/wins/${ID}/decline`,
];

test('each route is closed to strangers, to members, and to requests that our pages did not make', async (context) => {
  const { call, core, member } = context;
  for (const [method, path, json] of ROUTES) {
    const stranger = await call(method, path, { json });
    assert.equal([stranger.status, stranger.body.code], [401, 'signed_out'], `${method} ${path}`);
    const refused = await as(context, member)(method, path, json);
    assert.equal([refused.status, refused.body.code], [403, 'staff_only'], `${method} ${path}`);
    if (method === 'GET') continue;
    const forged = await call(method, path, { json, headers: { Cookie: core.headers.Cookie } });
    assert.equal([forged.status, forged.body.code], [403, 'csrf'], `${method} ${path}`);
  }
});

test('supporters and moderators read and look after wins, and nothing else', async (context) => {
  for (const [method, path, json] of ROUTES) {
    const { status, body } = await as(context, context.supporter)(method, path, json);
    if (OF_ALL_STAFF.includes(`${method} ${path}`))
      assert.ok(status < 300 || body.code === 'win_not_found', `${path}: ${status}`);
    else assert.equal([status, body.code], [403, 'reviewer_only'], `${method} ${path}`);
  }
});

test('a body of another form is refused with its field, and a week that is none', async (context) => {
  const call = as(context, context.core);
  for (const [method, path, , wrong] of ROUTES) {
    if (!wrong) continue;
    const { status, body } = await call(method, path, wrong);
    assert.equal([status, body.code], [422, 'invalid'], `${method} ${path}`);
  }
  assert.is((await call('GET', `${API}/last`)).status, 422);
  assert.is((await call('GET', `${API}/2020-01-05`)).body.code, 'glimcap_not_found');
  assert.is((await call('GET', `${API}/2021-04-25`)).body.code, 'glimcap_published');
});

test('the pages are for staff; others are sent to sign in or away', async (context) => {
  const { call, member, supporter } = context;
  for (const path of [
    '/staff',
    '/staff/glimcap',
    '/staff/glimcap/13',
    '/staff/glimcap/2021-05-02/charts/finance.svg',
  ]) {
    const stranger = await call('GET', path, { headers: { Accept: 'text/html' } });
    const back = encodeURIComponent(path);
    assert.equal([stranger.status, stranger.headers.get('location')], [302, `/auth/discord?returnTo=${back}`]);
    assert.is((await call('GET', path, { headers: member.headers })).status, 403, path);
  }
  for (const path of [
    '/staff',
    '/staff/glimcap',
    '/staff/glimcap/13',
    '/staff/glimcap/2021-05-02',
    '/staff/glimcap/12',
  ]) {
    const page = await call('GET', path, { headers: supporter.headers });
    assert.is(page.status, 200, path);
    assert.match(page.headers.get('cache-control') ?? '', 'private');
  }
  for (const path of ['/staff/glimcap/14', '/staff/glimcap/0', '/staff/glimcap/x', '/staff/glimcap/2021-05-03'])
    assert.is((await call('GET', path, { headers: supporter.headers })).status, 404, path);
});

test('the list has drafts, published reports and the weeks without one; a week is compiled from it', async (context) => {
  const call = as(context, context.core);
  context.clock.set('2021-05-19T12:00:00Z');
  const { body: list } = await call<DeskList>('GET', API);
  assert.equal(
    [list.drafts.map(({ path }) => path), list.published.map(({ path }) => path), list.missed, list.lastWeek],
    [['/staff/glimcap/13'], ['/staff/glimcap/12'], ['2021-05-09'], '2021-05-16'],
  );
  assert.equal((await call('POST', API, {})).status, 201);
  const { status, body } = await call<{ weekEnd: string }>('POST', API, { weekEnd: '2021-05-09' });
  assert.equal([status, body.weekEnd], [201, '2021-05-09']);
  const later = (await call<DeskList>('GET', API)).body;
  assert.equal(
    [later.drafts.map(({ path }) => path), later.missed, later.lastWeek],
    [['/staff/glimcap/2021-05-16', '/staff/glimcap/2021-05-09', '/staff/glimcap/2021-05-02'], [], null],
    'three drafts that wait for the same number are called by their Sundays',
  );
  assert.is((await call('POST', API, { weekEnd: '2021-05-23' })).body.code, 'glimcap_week_not_over');
});

test('a preview shows what is typed with its figures and its doubtful words, and keeps nothing', async (context) => {
  const call = as(context, context.supporter);
  const prose = {
    metrics: 'Discord is {{discord.change}}; **47** came, {{moon.delta}} left. <script>alert(1)</script>',
  };
  const { status, body } = await call<DeskPreview>('POST', `${DRAFT}/preview`, { prose, author: 'Ada & Ben' });
  assert.is(status, 200);
  assert.match(
    body.report.html.metrics,
    'Discord is down 35; <strong><mark>47</mark></strong> came, <mark>{{moon.delta}}</mark> left.',
  );
  assert.match(body.report.html.metrics, '&lt;script&gt;');
  assert.is(body.report.author, 'Ada & Ben');
  assert.equal(
    body.marks.map(({ kind, words, at }) => [kind, words, prose.metrics.slice(at ?? 0, (at ?? 0) + words.length)]),
    [
      ['reference', '{{moon.delta}}', '{{moon.delta}}'],
      ['number', '47', '47'],
    ],
  );
  const { body: draft } = await call('GET', DRAFT);
  assert.equal([draft.prose.metrics, draft.revision], ['', 1]);
  const long = await call('POST', `${DRAFT}/preview`, { prose: { intro: 'x'.repeat(8193) } });
  assert.equal([long.status, long.body.code], [422, 'glimcap_prose_too_long']);
});

test('a preview names the charts of the draft, which only staff are shown', async (context) => {
  const { call, supporter } = context;
  const { body } = await as(context, supporter)('GET', DRAFT);
  const followers = body.preview.report.charts.find(({ key }) => key === 'followers')!;
  const path = `${followers.src}.svg?theme=site&size=narrow&version=${followers.version}`;
  const chart = await call('GET', path, { headers: supporter.headers });
  assert.equal([chart.status, chart.headers.get('content-type')], [200, 'image/svg+xml']);
  assert.match(chart.text, 'Discord');
  assert.is(chart.headers.get('cache-control'), 'private, no-cache');
  const again = await call('GET', path, {
    headers: { ...supporter.headers, 'If-None-Match': chart.headers.get('etag') ?? '', 'Cache-Control': 'max-age=0' },
  });
  assert.is(again.status, 304);
  for (const odd of ['constructor.svg', 'mrr.png', 'followers.svg?size=huge'])
    assert.is(
      (await call('GET', `/staff/glimcap/2021-05-02/charts/${odd}`, { headers: supporter.headers })).status,
      404,
      odd,
    );
});

test('a save changes what was typed, and one that comes second loses nothing of the first', async (context) => {
  const call = as(context, context.core);
  const { body: draft } = await call('GET', DRAFT);
  const saved = await call('PATCH', DRAFT, { revision: draft.revision, author: 'Ada', prose: { intro: 'Hello.' } });
  assert.equal([saved.status, saved.body.revision, saved.body.author], [200, 2, 'Ada']);
  assert.equal(
    [saved.body.latest?.madeBy, saved.body.latest?.changes?.map(({ path }) => path)],
    ['juno', ['author', 'prose.intro']],
  );
  assert.not.equal(saved.body.stamp, draft.stamp);

  const second = await call('PATCH', DRAFT, { revision: draft.revision, prose: { intro: 'Mine.' } });
  assert.equal([second.status, second.body.code], [409, 'glimcap_redrafted']);
  assert.is((await call('GET', DRAFT)).body.prose.intro, 'Hello.');
  for (const edits of [
    { author: ' ' },
    { prose: { outro: 'x'.repeat(8193) } },
    { support: { text: 'x'.repeat(4001), was: draft.support } },
  ]) {
    const refused = await call('PATCH', DRAFT, { revision: 2, ...edits });
    assert.is(refused.status, 422, JSON.stringify(Object.keys(edits)));
  }
});

test('six long texts in any script fit into one save', async (context) => {
  const text = '界'.repeat(8192);
  const prose = { intro: text, metrics: text, traffic: text, networks: text, financials: text, outro: text };
  const { status, body } = await as(context, context.core)('PATCH', DRAFT, { revision: 1, prose });
  assert.equal([status, body.prose.outro?.length], [200, 8192]);
});

test('wins, roadmap and support text show in the preview at once and are taken in by the next save', async (context) => {
  const call = as(context, context.core);
  const person = { name: 'Mia', discordId: '100000000000000001' };
  const win = {
    area: 'other',
    areaName: 'Podcast',
    text: 'It began.',
    author: person,
    source: 'command',
    weekEnd: '2021-05-02',
  } as const;
  const proposed = await context.database.unitOfWork(() => context.wins.add(win, { isStaff: false }));
  const supporter = as(context, context.supporter);
  const theirs = await supporter<DeskWin>('POST', `${DRAFT}/wins`, { area: 'app', text: 'Designs!' });
  assert.equal([theirs.status, theirs.body.state, theirs.body.author], [201, 'accepted', 'sam']);
  await supporter('PATCH', `/api/v1/staff/wins/${theirs.body.id}`, { area: 'design', text: 'First designs!' });
  const accepted = await supporter<DeskWin>('POST', `/api/v1/staff/wins/${proposed.id}/accept`);
  assert.equal([accepted.status, accepted.body.state], [200, 'accepted']);
  await call('POST', '/api/v1/staff/roadmap', { title: 'Clips', state: 'doing', url: 'https://example.org' });

  const { body: draft } = await call('GET', DRAFT);
  assert.equal([draft.isClosingOld, draft.wins.map(({ text }) => text)], [true, ['First designs!', 'It began.']]);
  const { html, roadmap } = draft.preview.report;
  for (const text of ['First designs! — sam', 'Podcast', 'It began.']) assert.match(html.wins, text);
  assert.equal(roadmap, [{ title: 'Clips', state: 'doing', url: 'https://example.org' }]);
  const support = { text: 'Ask us.', was: draft.support };
  const saved = (await call('PATCH', DRAFT, { revision: draft.revision, support })).body;
  assert.equal([saved.isClosingOld, saved.support, saved.revision], [false, 'Ask us.', 2]);
  assert.equal(
    saved.latest?.changes?.map(({ path }) => path),
    ['wins', 'roadmap', 'support'],
  );
  const late = await call('PATCH', DRAFT, { revision: 2, support: { text: 'No!', was: draft.support } });
  assert.equal([late.status, late.body.code], [409, 'support_text_changed']);

  await call('POST', `/api/v1/staff/wins/${theirs.body.id}/decline`);
  assert.is((await call('GET', DRAFT)).body.isClosingOld, true);
  assert.is((await call('PATCH', `/api/v1/staff/wins/${ID}`, { area: 'app', text: 'x' })).body.code, 'win_not_found');
  assert.is((await call('POST', `${DRAFT}/wins`, { area: 'app', text: ' ' })).body.code, 'win_text_invalid');
});

test('the roadmap is put in order by all that are on it', async (context) => {
  const call = as(context, context.core);
  const add = async (title: string) =>
    (await call<DeskRoadmapItem>('POST', '/api/v1/staff/roadmap', { title })).body.id;
  const [app, clips, emotes] = [await add('App'), await add('Clips'), await add('Emotes')];
  const order = (ids: unknown[]) =>
    call<Problem & { data: DeskRoadmapItem[] }>('POST', '/api/v1/staff/roadmap/order', { ids });
  const { body } = await order([emotes, app, clips]);
  assert.equal(
    body.data.map(({ title }) => title),
    ['Emotes', 'App', 'Clips'],
  );
  for (const ids of [
    [app, clips],
    [app, app, clips],
    [app, clips, emotes, ID],
  ])
    assert.is((await order(ids)).body.code, 'roadmap_changed');
  assert.is((await call('PATCH', `/api/v1/staff/roadmap/${app}`, { title: 'Mobile app', state: 'done' })).status, 200);
  assert.is((await call('DELETE', `/api/v1/staff/roadmap/${clips}`)).status, 204);
  assert.is((await call('DELETE', `/api/v1/staff/roadmap/${clips}`)).body.code, 'roadmap_item_not_found');
  const { roadmap } = (await call('GET', DRAFT)).body;
  assert.equal(
    roadmap.map(({ title, state }) => `${title}: ${state}`),
    ['Emotes: planned', 'Mobile app: done'],
  );
});

test('a draft is held, let go and recomputed, each for the revision that was looked at', async (context) => {
  const call = as(context, context.core);
  assert.is((await call('POST', `${DRAFT}/hold`, { revision: 1 })).body.state, 'held');
  assert.is((await call('POST', `${DRAFT}/release`, { revision: 1 })).body.state, 'draft');
  const again = await call('POST', `${DRAFT}/recompute`, { revision: 1 });
  assert.equal([again.body.revision, again.body.latest?.kind, again.body.latest?.madeBy], [2, 'compiled', 'juno']);
  for (const verb of ['hold', 'release', 'recompute', 'publish'])
    assert.is((await call('POST', `${DRAFT}/${verb}`, { revision: 1 })).body.code, 'glimcap_redrafted', verb);
  const { body } = await call<{ data: DeskVersion[] }>('GET', `${DRAFT}/versions`);
  assert.equal(
    body.data.map(({ ordinal, changes }) => [ordinal, changes]),
    [
      [2, []],
      [1, null],
    ],
  );
});

test('a draft from before another report was published says so', async (context) => {
  const call = as(context, context.core);
  context.clock.set('2021-05-12T12:00:00Z');
  await call('POST', API, {});
  assert.is((await call('GET', `${API}/2021-05-09`)).body.isOutdated, false);
  const { body: draft } = await call('GET', DRAFT);
  const findingIds = draft.findings.map(({ id }) => id);
  await call('POST', `${DRAFT}/acknowledgements`, { revision: 1, findingIds, reason: 'nothing runs here yet' });
  await call('POST', `${DRAFT}/publish`, { revision: 1 });
  assert.is((await call('GET', `${API}/2021-05-09`)).body.isOutdated, true);
  const again = await call('POST', `${API}/2021-05-09/recompute`, { revision: 1 });
  assert.equal([again.body.isOutdated, again.body.number], [false, 14]);
});

test('a draft is published once its findings are acknowledged, and then its page is for corrections', async (context) => {
  const call = as(context, context.core);
  const { body: draft } = await call('PATCH', DRAFT, { revision: 1, prose: { intro: 'See {{moon.delta}}.' } });
  const [reference, ...others] = draft.findings.toSorted((a, b) => Number(b.mustMend) - Number(a.mustMend));
  assert.is(reference?.mustMend, true);
  const acknowledge = (findingIds: (string | undefined)[], reason = 'nothing runs here yet') =>
    call('POST', `${DRAFT}/acknowledgements`, { revision: 2, findingIds, reason });
  assert.is((await acknowledge([reference?.id])).body.code, 'glimcap_must_mend');
  assert.is((await acknowledge([others[0]?.id], '?')).body.code, 'glimcap_reason_invalid');
  const told = await acknowledge(others.map(({ id }) => id));
  assert.equal([told.status, told.body.findings.length], [201, 1]);
  assert.equal([told.body.acknowledged[0]?.by, told.body.acknowledged[0]?.reason], ['juno', 'nothing runs here yet']);
  assert.is((await call('POST', `${DRAFT}/publish`, { revision: 2 })).body.code, 'glimcap_unacknowledged');

  await call('PATCH', DRAFT, { revision: 2, prose: { intro: '' } });
  const published = await call<{ number: number }>('POST', `${DRAFT}/publish`, { revision: 3 });
  assert.equal([published.status, published.body.number], [200, 13]);
  assert.is((await call('POST', `${DRAFT}/publish`, { revision: 3 })).body.code, 'glimcap_published');
  assert.is((await call('GET', `${DRAFT}/stamp`)).body.code, 'glimcap_published');
});

test('a correction is tried out with its charts, made once, and refused for a version that is not the latest', async (context) => {
  const call = as(context, context.core);
  const path = `${API}/2021-04-25/corrections`;
  const edits = {
    metrics: { discord: '5,900', mrr: '$8,150.50' },
    finance: { payouts: '2000' },
    prose: { intro: 'Hello.' },
  };
  const tried = await call<{ preview: DeskPreview; changes: { path: string }[] }>('POST', `${path}/preview`, edits);
  assert.is(tried.status, 200);
  assert.equal(
    tried.body.changes.slice(0, 2).map((change) => change.path),
    ['metrics.discord', 'metrics.mrr'],
  );
  const { report, drawn } = tried.body.preview;
  assert.equal(report.metrics[0], {
    key: 'discord',
    label: 'Discord',
    current: '5,900',
    previous: '6,012',
    difference: '112⬇',
    missing: null,
  });
  const [, picture = ''] = drawn.finance!.wide.split('data:image/svg+xml;base64,');
  assert.match(Buffer.from(picture, 'base64').toString(), 'less Payouts $2,000.00');

  const note = 'Discord was counted with its bots.';
  assert.is((await call('POST', path, { ...edits, ordinal: 1, note: 'oops' })).body.code, 'glimcap_note_invalid');
  const odd = await call('POST', path, { metrics: { discord: 'many' }, ordinal: 1, note });
  assert.match(odd.body.detail, 'Write a whole number such as 5936.');
  for (const metrics of [{ moon: '1' }, { constructor: '1' }])
    assert.is((await call('POST', path, { metrics, ordinal: 1, note })).body.code, 'glimcap_figure_unknown');
  const made = await call<DeskReport>('POST', path, { ...edits, ordinal: 1, note });
  assert.equal([made.status, made.body.ordinal, made.body.versions[0]?.note], [201, 2, note]);
  assert.equal(made.body.metrics.find(({ key }) => key === 'mrr')?.value, '$8,150.50');
  const late = await call('POST', path, { ...edits, ordinal: 1, note });
  assert.equal([late.status, late.body.code], [409, 'glimcap_corrected_meanwhile']);
  assert.is((await call('POST', path, { ...edits, ordinal: 2, note })).body.code, 'glimcap_unchanged');
});

test('the OpenAPI document has the desk', async ({ call }) => {
  const { body } = await call<{ paths: Record<string, object> }>('GET', '/api/v1/openapi.json');
  for (const [method, path] of ROUTES) {
    const name = path
      .replace('/api/v1', '')
      .replace(ID, '{id}')
      .replace(/\d{4}-\d\d-\d\d/, '{weekEnd}');
    assert.ok(Object.keys(body.paths[name] ?? {}).includes(method.toLowerCase()), `${method} ${name}`);
  }
});

test.run();
