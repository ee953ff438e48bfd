import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { Ticket } from './ticket.entity.ts';
import type { MessageSnapshot } from './ticket-log.ts';

const MIA = { id: '200000000000000001', name: 'Mia', avatarUrl: null, isStaff: false };
const SAM = { id: '200000000000000002', name: 'Sam', avatarUrl: null, isStaff: true };

interface Context extends TestDomain {
  ticket: Ticket;
}

const test = suite<Context>('ticket log');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async (context) => {
  const { database, support } = context;
  await database.pool.query('delete from ticket; delete from graphile_worker._private_jobs');
  context.clock.set('2026-03-04T12:00:00Z');
  context.ticket = await database.unitOfWork(async () => {
    const request = { guildId: '300000000000000001', ticketChannelId: '300000000000000002', member: MIA };
    const ticket = await support.open({ ...request, subject: 'Key', text: 'It fails' });
    await support.threadStarted(ticket, '400000000000000001');
    await support.opened(ticket, '500000000000000001');
    return ticket;
  });
});
test.after((context) => context.close());

function at(seconds: number): Date {
  return new Date(Date.parse('2026-03-04T12:00:00Z') + seconds * 1000);
}

function message(fields: Partial<MessageSnapshot> = {}): MessageSnapshot {
  const rest = { sentAt: at(10), editedAt: null, attachments: [] };
  return { id: '600000000000000001', author: MIA, text: 'Hello', ...rest, ...fields };
}

function keep({ database, ticketLog, ticket }: Context, fields: Partial<MessageSnapshot> = {}): Promise<void> {
  return database.unitOfWork(() => ticketLog.keep(ticket, message(fields)));
}

async function transcript({ database, ticketLog, ticket }: Context) {
  const messages = await database.unitOfWork(() => ticketLog.transcript(ticket.id));
  return messages.map(({ id, text, versions, deletedAt, attachments }) => ({
    id,
    text,
    earlier: versions.getItems().map((version) => version.text),
    isDeleted: Boolean(deletedAt),
    files: attachments.getItems().map(({ name, failure }) => [name, failure]),
  }));
}

test('a message that is delivered twice is kept once', async (context) => {
  await keep(context);
  await keep(context);
  assert.equal(
    (await transcript(context)).map(({ text }) => text),
    ['Hello'],
  );
});

test('edits keep every earlier text, oldest first', async (context) => {
  await keep(context);
  await keep(context, { text: 'Hello again', editedAt: at(20) });
  await keep(context, { text: 'Hello at last', editedAt: at(30) });
  const [kept] = await transcript(context);
  assert.equal([kept?.text, kept?.earlier], ['Hello at last', ['Hello', 'Hello again']]);
});

test('an older state that arrives late changes nothing', async (context) => {
  await keep(context, { text: 'New', editedAt: at(30) });
  await keep(context, { text: 'Old', editedAt: at(20) });
  await keep(context, { text: 'Oldest' });
  await keep(context, { text: 'New', editedAt: at(30) });
  const [kept] = await transcript(context);
  assert.equal([kept?.text, kept?.earlier], ['New', []]);
});

test('a deleted message is marked and keeps its text', async (context) => {
  await keep(context);
  await context.database.unitOfWork(() => context.ticketLog.markDeleted([message().id, '699999999999999999']));
  const [kept] = await transcript(context);
  assert.equal([kept?.text, kept?.isDeleted], ['Hello', true]);
});

test('a transcript is in the order in which the messages were sent, whatever the order they came in', async (context) => {
  await keep(context, { id: '1000000000000000000', text: 'third' });
  await keep(context, { id: '700000000000000000', text: 'second' });
  await keep(context, { id: '600000000000000000', text: 'first' });
  assert.equal(
    (await transcript(context)).map(({ text }) => text),
    ['first', 'second', 'third'],
  );
});

test('the first response is the earliest word of staff, not one of the member', async (context) => {
  const firstResponse = async () =>
    (await context.database.unitOfWork(() => context.support.find(context.ticket.id)))?.firstResponseAt;
  await keep(context);
  assert.is(await firstResponse(), null);
  await keep(context, { id: '600000000000000003', author: SAM, sentAt: at(90) });
  await keep(context, { id: '600000000000000002', author: SAM, sentAt: at(60) });
  await keep(context, { id: '600000000000000004', author: SAM, sentAt: at(120) });
  assert.equal(await firstResponse(), at(60));
});

test('staff who answer in their own ticket have not answered anyone', async (context) => {
  await keep(context, { author: { ...MIA, isStaff: true } });
  const ticket = await context.database.unitOfWork(() => context.support.find(context.ticket.id));
  assert.is(ticket?.firstResponseAt, null);
});

test('an attachment brings the job that copies it, unless it is too large', async (context) => {
  const file = { sizeBytes: 12, url: 'http://cdn.invalid/a' };
  await keep(context, {
    attachments: [
      { ...file, discordId: '610000000000000001', name: '../../etc/passwd' },
      { ...file, discordId: '610000000000000002', name: 'film.mkv', sizeBytes: 26 * 1024 * 1024 },
    ],
  });
  const jobs = (await context.listJobs()).filter(({ task }) => task === 'ticket.attachment');
  assert.is(jobs.length, 1);
  const [kept] = await transcript(context);
  assert.equal(kept?.files.sort(), [
    ['../../etc/passwd', null],
    ['film.mkv', 'too_large'],
  ]);
});

test('a forgotten member leaves neither name nor word nor file', async (context) => {
  const { database, support, ticket } = context;
  const file = { discordId: '610000000000000003', name: 'me.png', sizeBytes: 12, url: 'http://cdn.invalid/a' };
  await keep(context, { attachments: [file] });
  await keep(context, { text: 'Hello again', editedAt: at(20) });
  await keep(context, { id: '600000000000000002', author: SAM, text: 'Hi Mia' });

  assert.is(await database.unitOfWork(() => support.forgetMember(MIA.id)), 1);
  const { rows } = await database.pool.query(
    `select to_jsonb(ticket)::text || coalesce(string_agg(to_jsonb(message)::text, ''), '') as all
     from ticket left join ticket_message message on message.ticket_id = ticket.id and message.author_name <> 'Sam' group by ticket.id`,
  );
  assert.not.match(rows[0].all, /Mia|Hello|It fails|200000000000000001/);
  const [blank, answer] = await transcript(context);
  assert.equal([blank?.text, blank?.earlier, blank?.files], ['', [], []]);
  assert.is(answer?.text, 'Hi Mia');
  assert.ok((await context.listJobs()).some(({ task }) => task === 'ticket.files.forgotten'));
  assert.is((await database.unitOfWork(() => support.find(ticket.id)))?.memberId, null);
});

test('texts go 180 days after a ticket was closed, not before', async (context) => {
  const { clock, database, support, ticketClosing, ticket } = context;
  await keep(context);
  await database.unitOfWork(() => ticketClosing.close(ticket.id, SAM));
  clock.advance({ hours: 24 * 180 - 1 });
  assert.is(await database.unitOfWork(() => support.forgetOldMessages()), 0);
  assert.is((await transcript(context))[0]?.text, 'Hello');

  clock.advance({ hours: 2 });
  assert.is(await database.unitOfWork(() => support.forgetOldMessages()), 1);
  assert.is((await transcript(context))[0]?.text, '');
  assert.is(await database.unitOfWork(() => support.forgetOldMessages()), 0);
  await keep(context, { text: 'Back again', editedAt: at(40) });
  assert.is((await transcript(context))[0]?.text, '', 'a late edit does not bring a text back');
});

test.run();
