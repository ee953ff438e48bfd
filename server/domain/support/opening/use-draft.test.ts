import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { dyingOutbox } from '../../../../tests/support/dying-outbox.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { beginTicket, emptyTickets, GUILD_ID, MIA } from '../../../../tests/support/tickets.ts';

const test = suite<TestDomain>('what was written and its ticket');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach((context) => emptyTickets(context));
test.after((context) => context.close());

function write({ database, ticketCategories, ticketDrafts }: TestDomain): Promise<string> {
  return database.unitOfWork(async () => {
    const category = await ticketCategories.getDefault(GUILD_ID);
    return (await ticketDrafts.keep(category, MIA.id, { subject: 'Key', text: 'It fails', answers: [] })).id;
  });
}

async function count({ database }: TestDomain, table: 'ticket' | 'ticket_draft'): Promise<number> {
  return (await database.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n;
}

test('it makes one ticket only, also when two ask at once', async (context) => {
  const draftId = await write(context);
  const [first, second] = await Promise.all([beginTicket(context, { draftId }), beginTicket(context, { draftId })]);
  assert.is(first.id, second.id);
  assert.is((await beginTicket(context, { draftId })).id, first.id);
  assert.is(await count(context, 'ticket'), 1);
});

test('it is taken with the ticket or not at all, and is free again when there is no ticket', async (context) => {
  const draftId = await write(context);
  const dying = await context.openAnother({ outbox: dyingOutbox('ticket.opening') });
  await beginTicket({ ...context, ...dying }, { draftId }).catch(() => undefined);
  await dying.close();
  assert.is(await count(context, 'ticket'), 0);

  const ticket = await beginTicket(context, { draftId });
  await context.database.unitOfWork(() => context.support.cancel(ticket));
  const again = await beginTicket(context, { draftId });
  assert.is.not(again.id, ticket.id);
  assert.is(await count(context, 'ticket'), 1);
});

test('what has become a ticket is not counted as solved without one', async (context) => {
  const { database, ticketDrafts } = context;
  const draftId = await write(context);
  await beginTicket(context, { draftId });
  await database.unitOfWork(() => ticketDrafts.solved(draftId, MIA.id));
  const { rows } = await database.pool.query('select 1 from ticket_deflection');
  assert.is(rows.length, 0);
});

test.run();
