import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { exported, exportedDocument, fullTicket } from '../../../../tests/support/exported-tickets.ts';
import { refusal } from '../../../../tests/support/refusal.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { emptyTickets, GUILD_ID, MIA, openTicket } from '../../../../tests/support/tickets.ts';
import type { TicketDocument } from './ticket-document.ts';

const test = suite<TestDomain & { other: TestDomain }>('tickets as JSON');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
  context.other = await openTestDomain();
});
test.beforeEach(async (context) => {
  context.clock.set('2026-03-02T12:00:00Z');
  context.other.clock.set('2026-04-01T12:00:00Z');
  await emptyTickets(context);
  await emptyTickets(context.other);
});
test.after(async (context) => {
  await context.other.close();
  await context.close();
});

async function bring(to: TestDomain, document: TicketDocument, options: object = {}) {
  return to.database.unitOfWork(() => to.ticketImport.import(document, options));
}

test('what is exported, imported and exported again is the same, and nobody hears of it', async (context) => {
  const { other } = context;
  await fullTicket(context);
  await fullTicket(context);
  const document: TicketDocument = JSON.parse(await exported(context, { hasNotes: true }));
  const outcome = await bring(other, document);
  assert.equal([outcome.imported, outcome.messages, outcome.closed, outcome.renumbered], [2, 6, 0, []]);
  assert.equal(await exportedDocument(other, { hasNotes: true }), await exportedDocument(context, { hasNotes: true }));
  assert.equal(await other.listJobs(), []);
  const pictures = await other.database.unitOfWork(() => other.ticketPictures.list(document.tickets[0]?.id ?? ''));
  assert.equal(
    pictures.map(({ kind, failure }) => [kind, failure]),
    [['sticker', 'not_imported']],
  );
  assert.equal(other.published, []);

  const again = await bring(other, document);
  assert.equal([again.imported, again.alreadyHere], [0, 2]);
});

test('the file has earlier texts, deletions, names of files and the rating; notes only when they are asked for', async (context) => {
  const id = await fullTicket(context);
  const [ticket] = (await exportedDocument(context)).tickets;
  assert.equal([ticket?.id, ticket?.closeReason, ticket?.feedback?.rating], [id, 'solved', 5]);
  assert.equal(
    ticket?.messages.map(({ text, versions, deletedAt }) => [
      text,
      versions.map((each) => each.text),
      deletedAt !== null,
    ]),
    [
      ['Hello', ['Helo'], false],
      ['Which key?', [], false],
      ['Oops, my password', [], true],
    ],
  );
  assert.equal(
    ticket?.messages[0]?.attachments.map(({ name, isStored }) => [name, isStored]),
    [['log.txt', false]],
  );
  assert.equal(
    ticket?.messages[0]?.stickers.map(({ name, format }) => [name, format]),
    [
      ['Bow', 'gif'],
      ['Wave', null],
    ],
  );
  assert.ok(!('notes' in ticket!));
});

test('tickets before a day, and those of other guilds, are left out', async (context) => {
  await openTicket(context);
  context.clock.advance({ hours: 48 });
  const late = await openTicket(context, { member: { ...MIA, id: '200000000000000009' } });
  const { tickets } = await exportedDocument(context, { since: new Date('2026-03-03T00:00:00Z') });
  assert.equal(
    tickets.map(({ id }) => id),
    [late.id],
  );
  await openTicket(context, { guildId: '300000000000000009' });
  assert.is((await refusal(() => exported(context))).code, 'guild_unclear');
  assert.is((await exportedDocument(context, { guildId: GUILD_ID })).tickets.length, 2);
});

test('forgotten texts stay forgotten', async (context) => {
  await fullTicket(context);
  await context.database.unitOfWork(() => context.support.forgetMember(MIA.id));
  const text = await exported(context, { hasNotes: true });
  for (const word of ['Hello', 'Helo', 'password', 'Läuft', 'It fails', MIA.name, MIA.id, 'Thanks'])
    assert.not(text.includes(`"${word}`), word);
  await bring(context.other, JSON.parse(text));
  assert.equal(await exportedDocument(context.other), await exportedDocument(context));
});

test('an open ticket arrives closed, a taken number gives way, and counting goes on above', async (context) => {
  const { other } = context;
  const open = await openTicket(context);
  const here = await openTicket(other);
  const document: TicketDocument = JSON.parse(await exported(context));
  document.tickets[0]!.number = here.number;
  const dry = await bring(other, document, { isDryRun: true });
  assert.is(await other.database.unitOfWork(() => other.support.find(open.id)), null);
  const outcome = await bring(other, document);
  assert.equal(outcome, dry);
  assert.equal([outcome.closed, outcome.renumbered.map(({ from }) => from)], [1, [here.number]]);
  const found = await other.database.unitOfWork(() => other.support.find(open.id));
  assert.equal([found?.state, found?.closeReason, found?.threadId], ['closed', 'imported', null]);
  assert.equal(found?.closedAt, new Date(document.exportedAt));
  const next = await openTicket(other, { member: { ...MIA, id: '200000000000000009' } });
  assert.ok(next.number > found!.number);
});

test('a message that belongs to another ticket here is named, and nothing is imported', async (context) => {
  await fullTicket(context);
  const document: TicketDocument = JSON.parse(await exported(context));
  await bring(context.other, document);
  const id = '0198c0de-0000-7000-8000-000000000001';
  const [ticket] = document.tickets;
  const fresh = { ...ticket!, id: id.replace(/1$/, '2'), number: 900, messages: [] };
  const refused = await refusal(() =>
    bring(context.other, { ...document, tickets: [fresh, { ...ticket!, id, number: 901 }] }),
  );
  assert.is(refused.code, 'tickets_taken');
  assert.match(refused.message, /^tickets\[1\]\.messages\[0\]\.id: belongs to another ticket here\n/);
  assert.is((await exportedDocument(context.other)).tickets.length, 1);
});

test('imported tickets count by their own dates, but not in weeks that were over at the import', async (context) => {
  const { other } = context;
  await fullTicket(context);
  await bring(other, JSON.parse(await exported(context)));
  const over = { from: new Date('2026-03-02T00:00:00Z'), to: new Date('2026-03-09T00:00:00Z') };
  assert.is(await other.database.unitOfWork(() => other.support.countOpened(over)), 0);
  assert.is(await other.database.unitOfWork(() => other.support.firstResponseMedianSeconds(over)), null);
  const underway = { from: over.from, to: new Date('2026-04-06T00:00:00Z') };
  assert.is(await other.database.unitOfWork(() => other.support.countOpened(underway)), 1);
  assert.is(await other.database.unitOfWork(() => other.support.firstResponseMedianSeconds(underway)), 120);
  const stats = await other.database.unitOfWork(() => other.supportStats.get({ from: '2026-03-01', to: '2026-03-03' }));
  assert.equal([stats.opened, stats.closed, stats.times.first_response.wall.median], [1, 1, 120]);
});

test.run();
