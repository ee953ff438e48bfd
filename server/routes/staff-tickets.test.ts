import * as assert from 'uvu/assert';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import {
  ADA_ID,
  ADA_LEADS,
  BOARD_GUILD,
  type BoardApp,
  MONDAY_MORNING,
  openBoardApp,
} from '../../tests/support/board-app.ts';
import { suite } from '../../tests/support/suite.ts';
import type { BoardTicketView } from '../presenters/ticket-board.ts';

interface Context extends BoardApp {
  ticket: Ticket;
}

const test = suite<Context>('staff tickets');

test.before(async (context) => {
  Object.assign(context, await openBoardApp());
});
test.beforeEach(async (context) => {
  await context.database.pool.query('delete from ticket; delete from graphile_worker._private_jobs');
  context.clock.set(MONDAY_MORNING);
  context.ticket = await context.open();
});
test.after((context) => context.close());

const see = (context: Context, headers = context.ada) => context.see(context.ticket, headers);
const act = (context: Context, verb: string, json: object, headers = context.ada) =>
  context.act(context.ticket, verb, json, headers);

const PAGES = ['/staff/tickets', '/staff/tickets/stats', '/staff/tickets/stats/chart.svg'];
const READS = [
  '/api/v1/staff/tickets',
  '/api/v1/staff/tickets/counts',
  '/api/v1/staff/tickets/stats',
  '/staff/tickets/events',
];
const ACTIONS: Record<string, object> = {
  claim: {},
  release: {},
  transfer: { to: ADA_ID },
  priority: { priority: 'high' },
  category: { categoryId: '019a0000-0000-7000-8000-000000000000' },
  topic: { topic: 'OBS' },
  pending: {},
  snooze: { until: '2026-06-01T09:00:00Z' },
  resume: {},
  'add-person': { memberId: '200000000000000005' },
  'remove-person': { memberId: '200000000000000005' },
  'close-later': { at: '2026-06-02T09:00:00Z' },
  'keep-open': {},
  'close-request': {},
  close: {},
  reopen: {},
  reply: { text: 'Hello' },
  note: { text: 'Hm' },
};

test('who is signed out signs in first, and who is no staff is refused, on every page and in every route', async (context) => {
  const { call, ticket, visitor } = context;
  for (const path of [...PAGES, `/staff/tickets/${ticket.number}`]) {
    const { status, headers } = await call('GET', path);
    assert.equal([status, headers.get('location')], [302, `/auth/discord?returnTo=${encodeURIComponent(path)}`]);
    assert.is((await call('GET', path, { headers: visitor })).status, 403, path);
  }
  const own = `/api/v1/staff/tickets/${ticket.number}`;
  for (const path of [...READS, own, `${own}/snippets`, `${own}/people`]) {
    assert.is((await call('GET', path)).status, 401, path);
    assert.is((await call('GET', path, { headers: visitor })).status, 403, path);
  }
  for (const [verb, json] of Object.entries(ACTIONS)) {
    const path = `/api/v1/staff/tickets/${ticket.number}/${verb}`;
    const said = { version: '', ...json };
    assert.is((await call('POST', path, { json: said })).status, 401, verb);
    assert.is((await call('POST', path, { json: said, headers: visitor })).status, 403, verb);
    const { 'X-CSRF-Token': _token, ...cookie } = context.ada as Record<string, string>;
    assert.is((await call('POST', path, { json: said, headers: cookie })).body.code, 'csrf', verb);
  }
  assert.is((await see(context)).items.length, 2, 'nothing was done');
});

test('what makes no sense is refused, with a sentence', async (context) => {
  const { call, ada } = context;
  const get = async (path: string) => (await call('GET', path, { headers: ada })).status;
  assert.is(await get('/api/v1/staff/tickets?state=lost'), 422);
  assert.is(await get('/api/v1/staff/tickets?page=0'), 422);
  assert.is(await get('/staff/tickets?priority=soon'), 422);
  assert.is(await get('/api/v1/staff/tickets/stats?from=2026-02-30'), 422);
  assert.is(await get('/staff/tickets/stats?from=2026-03-01&to=2026-02-01'), 422);
  assert.is(await get('/api/v1/staff/tickets/nine'), 422);
  assert.is(await get('/staff/tickets/999999999999'), 404);
  assert.is(await get('/api/v1/staff/tickets/999999'), 404);
  const { version } = await see(context);
  const refused = async (verb: string, json: object) => (await act(context, verb, { version, ...json })).status;
  assert.is(await refused('priority', { priority: 'soon' }), 422);
  assert.is(await refused('category', { categoryId: 'x' }), 422);
  assert.is(await refused('category', ACTIONS.category!), 404);
  assert.is(await refused('transfer', { to: '200000000000000005' }), 422, 'a visitor is no staff');
  assert.is(await refused('close', { reason: 'x'.repeat(501) }), 422);
  assert.is(await refused('reply', { text: ' \n' }), 422);
  assert.is(await refused('reply', { text: 'x'.repeat(1_801) }), 422);
  assert.is(await refused('note', { text: '' }), 422);
  assert.is((await act(context, 'claim', {})).status, 422, 'without the version that was seen');
});

test('staff without a Discord account read and cannot act', async (context) => {
  const { version } = await see(context, context.cleo);
  const { status, body } = await act(context, 'claim', { version }, context.cleo);
  assert.equal([status, body.code], [403, 'discord_not_linked']);
});

test('a ticket is claimed, prioritised, moved, waited for, closed and opened again, and each is in its history', async (context) => {
  const { ticketCategories, database } = context;
  const name = 'Billing';
  const billing = await database.unitOfWork(() => ticketCategories.add(ADA_LEADS, BOARD_GUILD, { name }));
  let view = await see(context);
  const steps: [verb: string, json: object][] = [
    ['claim', {}],
    ['priority', { priority: 'high' }],
    ['category', { categoryId: billing.id }],
    ['pending', {}],
    ['resume', {}],
    ['transfer', { to: '200000000000000004' }],
    ['release', {}],
    ['close', { reason: 'A new key works' }],
    ['reopen', {}],
  ];
  for (const [verb, json] of steps) {
    context.clock.advance({ minutes: 1 });
    const answer = await act(context, verb, { version: view.version, ...json });
    assert.is(answer.status, 200, `${verb}: ${answer.text}`);
    view = answer.body;
  }
  assert.equal([view.state, view.priority, view.category.name, view.claimedBy], ['open', 'high', name, null]);
  const done = view.items.flatMap((item) => (item.kind === 'event' ? [item.change] : []));
  const expected = [
    'opened',
    'claimed',
    'prioritised',
    'moved',
    'pending',
    'resumed',
    'transferred',
    'released',
    'closed',
  ];
  assert.equal(done, [...expected, 'reopened']);
});

test('who acts on what somebody else changed meanwhile is told who did what, and nothing is done', async (context) => {
  const { version } = await see(context);
  context.clock.advance({ minutes: 1 });
  assert.is((await act(context, 'claim', { version }, context.sam)).status, 200);
  const { status, body } = await act(context, 'close', { version });
  assert.equal([status, body.code], [409, 'ticket_changed']);
  assert.match(body.detail, /^sam changed ticket #\d+ since you looked at it/);
  const now = await see(context);
  assert.equal([now.state, now.claimedBy?.name], ['open', 'sam']);

  const held = await act(context, 'claim', { version: now.version });
  assert.equal([held.status, held.body.code], [409, 'ticket_held']);
  const taken = await act(context, 'claim', { version: now.version, takeOver: true });
  assert.is(taken.body.claimedBy?.name, 'ada');
});

test('of two who act on the same version at once, one does it', async (context) => {
  const { version } = await see(context);
  const answers = await Promise.all([
    act(context, 'priority', { version, priority: 'high' }),
    act(context, 'priority', { version, priority: 'urgent' }, context.sam),
  ]);
  assert.equal(answers.map(({ status }) => status).toSorted(), [200, 409]);
});

test('an answer waits with the job that posts it; another one is told that somebody answered', async (context) => {
  const first = await act(context, 'reply', { text: 'Try a new key', lastStaffMessageAt: null });
  assert.is(first.status, 200, first.text);
  const [waiting] = first.body.items.filter((item) => item.kind === 'reply');
  assert.equal([waiting?.author.name, waiting?.text, waiting?.failure], ['ada', 'Try a new key', null]);
  assert.is((await context.listJobs()).filter(({ task }) => task === 'ticket.reply').length, 1);

  const second = await act(context, 'reply', { text: 'Have you tried', lastStaffMessageAt: null }, context.sam);
  assert.equal([second.status, second.body.code], [409, 'ticket_answered']);
  const anyway = { text: 'Have you tried', lastStaffMessageAt: null, isAnyway: true };
  assert.is((await act(context, 'reply', anyway, context.sam)).status, 200);
});

test('a note is for staff: the board shows it, the member’s transcript does not', async (context) => {
  const { body } = await act(context, 'note', { text: 'He is a friend of the band' });
  assert.is(body.items.filter(({ kind }) => kind === 'note').length, 1);
  const { call, ticket, ada } = context;
  const transcript = await call('GET', `/tickets/${ticket.number}`, { headers: ada });
  assert.is(transcript.status, 200);
  assert.not.match(transcript.text, /friend of the band/);
  assert.match((await call('GET', `/staff/tickets/${ticket.number}`, { headers: ada })).text, /friend of the band/);
});

test('the queue has what is overdue first, then what is due next, and is narrowed by words', async (context) => {
  const { call, clock, database, supportTargets, ticketCare, ada } = context;
  const all = { guildId: BOARD_GUILD, categoryId: null };
  await database.unitOfWork(async () => {
    await supportTargets.choose(ADA_LEADS, { ...all, priority: 'urgent' }, { firstResponseMinutes: 30 });
    await supportTargets.choose(ADA_LEADS, { ...all, priority: 'high' }, { firstResponseMinutes: 90 });
  });
  const late = await context.open({ subject: 'Late' });
  const soon = await context.open({ subject: '100 % broken' });
  await database.unitOfWork(() => ticketCare.prioritise(late.id, ADA_LEADS, 'urgent'));
  await database.unitOfWork(() => ticketCare.prioritise(soon.id, ADA_LEADS, 'high'));
  clock.advance({ minutes: 45 });
  const list = async (query: string) => {
    const { body } = await call<{ data: BoardTicketView[] }>('GET', `/api/v1/staff/tickets${query}`, { headers: ada });
    return body.data.map(({ subject }) => subject);
  };
  assert.equal(await list(''), ['Late', '100 % broken', 'Key']);
  assert.equal(await list('?q=100%20%25'), ['100 % broken']);
  assert.equal(await list(`?q=%23${late.number}`), ['Late']);
  assert.equal(await list('?priority=urgent&claimed=nobody'), ['Late']);
  assert.equal(await list('?claimed=me'), []);
  assert.equal(await list('?state=closed'), []);
  assert.equal(await list('?guild=1'), []);
  const counts = await call('GET', '/api/v1/staff/tickets/counts', { headers: ada });
  assert.equal(counts.body, { waiting: 3, pending: 0, snoozed: 0, overdue: 1, unclaimed: 3 });
  const page = await call('GET', '/staff/tickets', { headers: ada });
  assert.match(page.text, /First answer: \d+ d \d+ h late/);
});

test('a guild is called by the name that the bot last saw, and by the end of its id until then', async (context) => {
  const { ada, call, database, guilds, ticket } = context;
  const guildOf = async () => {
    const { body } = await call<{ data: BoardTicketView[] }>('GET', '/api/v1/staff/tickets', { headers: ada });
    return body.data.find(({ id }) => id === ticket.id)?.guildName;
  };
  assert.is(await guildOf(), '…000001');
  await database.unitOfWork(() => guilds.seen(BOARD_GUILD, { name: 'Glim', preferredLocale: 'en-US' }));
  await database.unitOfWork(() => guilds.seen(BOARD_GUILD, { name: 'Glim <b>crew</b>', preferredLocale: 'en-US' }));
  assert.is(await guildOf(), 'Glim <b>crew</b>');
  const another = '300000000000000777';
  await database.unitOfWork(() => context.ticketCategories.getDefault(another));
  const page = await call('GET', '/staff/tickets', { headers: ada });
  assert.match(page.text, /Glim &lt;b>crew&lt;\/b>/);
  assert.match(page.text, /…000777/);
});

test('pages hear of changes as they happen, and only staff do', async (context) => {
  const { url, ada, ticket } = context;
  const stop = new AbortController();
  const answer = await fetch(`${url}/staff/tickets/events`, { headers: ada, signal: stop.signal });
  assert.match(answer.headers.get('content-type') ?? '', /^text\/event-stream/);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  assert.match((await reader.read()).value ?? '', /welcome/);
  const { version } = await see(context);
  await act(context, 'claim', { version });
  assert.is((await reader.read()).value?.split('\n')[0], `data: ${ticket.id}`);
  stop.abort();
});

test('the figures and their chart are drawn', async (context) => {
  const { call, ada } = context;
  const { body } = await call<Record<string, unknown>>('GET', '/api/v1/staff/tickets/stats', { headers: ada });
  assert.equal([body.from, body.to, body.opened], ['2026-05-05', '2026-06-01', 1]);
  assert.is((await call('GET', '/staff/tickets/stats', { headers: ada })).status, 200);
  const chart = await call('GET', '/staff/tickets/stats/chart.svg', { headers: ada });
  assert.equal([chart.status, chart.headers.get('content-type')?.split(';')[0]], [200, 'image/svg+xml']);
});

test.run();
