import * as assert from 'uvu/assert';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import {
  ADA_LEADS,
  BOARD_GUILD,
  type BoardApp,
  MONDAY_MORNING,
  openBoardApp,
  VISITOR_ID,
} from '../../tests/support/board-app.ts';
import { suite } from '../../tests/support/suite.ts';
import type { StaffTicketView } from '../presenters/staff-ticket.ts';

interface Context extends BoardApp {
  ticket: Ticket;
}

const test = suite<Context>('what staff do with a ticket on the web');

test.before(async (context) => {
  Object.assign(context, await openBoardApp());
});
test.beforeEach(async (context) => {
  await context.database.pool.query('delete from ticket; delete from graphile_worker._private_jobs');
  context.clock.set(MONDAY_MORNING);
  context.ticket = await context.open();
});
test.after((context) => context.close());

/** Does one after the other, each as the answer before left the ticket. */
async function follow(context: Context, ...steps: [verb: string, json?: object][]): Promise<StaffTicketView> {
  let view = await context.see(context.ticket);
  for (const [verb, json] of steps) {
    context.clock.advance({ minutes: 1 });
    const answer = await context.act(context.ticket, verb, { version: view.version, ...json });
    assert.is(answer.status, 200, `${verb}: ${answer.text}`);
    view = answer.body;
  }
  return view;
}

const changesOf = ({ items }: StaffTicketView) =>
  items.flatMap((item) => (item.kind === 'event' && item.change !== 'opened' ? [item.change] : []));

test('a ticket is snoozed until a time, leaves the queue, and is taken up again', async (context) => {
  const until = '2026-06-01T10:00:00.000Z';
  const snoozed = await follow(context, ['snooze', { until }]);
  assert.is(snoozed.snoozedUntil, until);
  const jobs = await context.listJobs();
  assert.is(jobs.find(({ task }) => task === 'ticket.wake')?.runAt.toISOString(), until);
  const { body } = await context.call<{ data: unknown[] }>('GET', '/api/v1/staff/tickets', { headers: context.ada });
  assert.equal(body.data, []);
  const resumed = await follow(context, ['resume']);
  assert.equal([resumed.snoozedUntil, changesOf(resumed)], [null, ['snoozed', 'resumed']]);
});

test('it is said what a ticket is about, on one line, and no longer said', async (context) => {
  assert.is((await follow(context, ['topic', { topic: ' OBS\nkey ' }])).topic, 'OBS key');
  assert.is((await follow(context, ['topic', { topic: '' }])).topic, null);
});

test('a ticket is closed by the clock with a reason, unless that is called off', async (context) => {
  const at = '2026-06-02T06:00:00.000Z';
  const later = await follow(context, ['close-later', { at, reason: 'No news' }]);
  assert.equal([later.state, later.closesAt, later.closeReason], ['open', at, 'No news']);
  const kept = await follow(context, ['keep-open']);
  assert.equal([kept.closesAt, kept.closeReason], [null, null]);
  await follow(context, ['close-later', { at, reason: 'No news' }]);
  await context.database.unitOfWork(() => context.ticketClosing.closeIfDue(context.ticket.id, new Date(at)));
  const closed = await context.see(context.ticket);
  assert.equal([closed.state, closed.closedBy, closed.closeReason, closed.closesAt], ['closed', null, 'No news', null]);
});

test('the member is asked whether it can be closed, and the board shows that they are', async (context) => {
  const asked = await follow(context, ['close-request', { reason: 'The new key works' }]);
  assert.equal(asked.closeRequest, { by: 'ada', expiresAt: '2026-06-03T06:01:00.000Z' });
  const event = asked.items.at(-1);
  assert.is(event?.kind === 'event' && event.facts.reason, 'The new key works');
  const { id, memberId } = context.ticket;
  const member = { id: memberId!, name: 'Mia', isStaff: false };
  await context.database.unitOfWork(() => context.ticketClosing.answerCloseRequest(id, member, { isSolved: true }));
  const { state, closedBy, closeRequest } = await context.see(context.ticket);
  assert.equal([state, closedBy, closeRequest], ['closed', 'Mia', null]);
});

test('who is known is found by name and brought in; who is not goes by their id until they are met', async (context) => {
  const { ada, call, database, ticket, ticketPeople } = context;
  await context.open({ memberName: '100 % Fay' });
  const find = async (q: string) => {
    const path = `/api/v1/staff/tickets/${ticket.number}/people?q=${encodeURIComponent(q)}`;
    return (await call<{ data: { id: string; name: string }[] }>('GET', path, { headers: ada })).body.data;
  };
  assert.equal(
    (await find('% fa')).map(({ name }) => name),
    ['100 % Fay'],
  );
  assert.equal(await find(VISITOR_ID), [{ id: VISITOR_ID, name: 'vic' }]);
  assert.is((await find('')).length > 3, true);

  const stranger = '210000000000009999';
  const both = await follow(context, ['add-person', { memberId: VISITOR_ID }], ['add-person', { memberId: stranger }]);
  assert.equal(both.people, [
    { id: VISITOR_ID, name: 'vic' },
    { id: stranger, name: stranger },
  ]);
  await database.unitOfWork(() => ticketPeople.met(ticket.id, { id: stranger, name: 'Gus' }));
  const out = await follow(context, ['remove-person', { memberId: VISITOR_ID }]);
  assert.equal(out.people, [{ id: stranger, name: 'Gus' }]);
  await database.unitOfWork(() => ticketPeople.notHere(ticket.id, stranger));
  const now = await context.see(ticket);
  assert.equal([now.people, changesOf(now).at(-1)], [[], 'person_removed']);
});

test('prepared replies are filled in for the ticket and who answers it', async (context) => {
  const { ada, call, database, snippets, ticket } = context;
  const text = 'Hello {member}, about {subject} (#{number}, {category}): {staff} here.';
  await database.unitOfWork(() => snippets.add(ADA_LEADS, BOARD_GUILD, { name: 'Hello', text }));
  const path = `/api/v1/staff/tickets/${ticket.number}/snippets`;
  const { body } = await call<{ data: object[] }>('GET', path, { headers: ada });
  const filled = `Hello Mia, about Key (#${ticket.number}, Support): ada here.`;
  assert.equal(body.data, [{ name: 'Hello', text: filled }]);
  await context.database.pool.query('delete from ticket_snippet');
});

test('an answer without a name is the guild’s support’s for the member, and staff see whose it is', async (context) => {
  const { act, database, guildSupport, ticket } = context;
  await database.unitOfWork(() => guildSupport.choose(ADA_LEADS, BOARD_GUILD, { supportName: 'Glim support' }));
  const { body } = await act(ticket, 'reply', { text: 'We look into it', isAnonymous: true });
  const [waiting] = body.items.filter((item) => item.kind === 'reply');
  assert.equal([waiting?.author.name, waiting?.isAnonymous, body.supportName], ['ada', true, 'Glim support']);
});

test('how the member’s last stream arrived is there where the ticket keeps it, and nothing where it does not', async (context) => {
  const { database, support, ticket } = context;
  assert.is((await context.see(ticket)).streamHealth, null);
  const health = {
    startedAt: '2026-05-31T20:00:00.000Z',
    findings: [{ cause: 'key_frames' as const, value: 8_333 }],
  };
  await database.unitOfWork(async () => support.streamLooked((await support.find(ticket.id))!, health));
  assert.equal((await context.see(ticket)).streamHealth, health);
});

test('what makes no sense is refused, and changes nothing', async (context) => {
  const { version } = await context.see(context.ticket);
  const refused = async (verb: string, json: object) => {
    const { status, body } = await context.act(context.ticket, verb, { version, ...json });
    return `${status} ${body.code}`;
  };
  assert.is(await refused('snooze', { until: 'tomorrow' }), '422 invalid');
  assert.is(await refused('snooze', { until: '2026-06-01T05:00:00Z' }), '422 ticket_time_invalid');
  assert.is(await refused('close-later', { at: '2027-06-01T05:00:00Z' }), '422 ticket_time_invalid');
  assert.is(await refused('close-later', {}), '422 invalid');
  assert.is(await refused('close-request', { reason: 'x'.repeat(501) }), '422 invalid');
  assert.is(await refused('topic', { topic: 'x'.repeat(201) }), '422 invalid');
  assert.is(await refused('add-person', { memberId: 'fay' }), '422 invalid');
  assert.is(await refused('remove-person', { memberId: VISITOR_ID }), '404 ticket_person_not_there');
  assert.is((await context.see(context.ticket)).version, version);

  await follow(context, ['close']);
  const closed = await context.see(context.ticket);
  for (const [verb, json] of [
    ['snooze', { until: '2026-06-01T10:00:00Z' }],
    ['close-later', { at: '2026-06-01T10:00:00Z' }],
    ['close-request', {}],
    ['topic', { topic: 'x' }],
    ['add-person', { memberId: VISITOR_ID }],
  ] as const) {
    const { body } = await context.act(context.ticket, verb, { version: closed.version, ...json });
    assert.is(body.code, 'ticket_not_open', verb);
  }
});

test.run();
