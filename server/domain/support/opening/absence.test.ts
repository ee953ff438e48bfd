import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { refusal } from '../../../../tests/support/refusal.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { ADA, beginTicket, emptyTickets, GUILD_ID, SAM } from '../../../../tests/support/tickets.ts';
import type { OutsideHours } from '../categories/outside-hours.ts';

const test = suite<TestDomain>('asking for help outside working hours');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async (context) => {
  await emptyTickets(context);
  await context.database.pool.query('delete from support_hours');
});
test.after((context) => context.close());

/** A category with these hours in Berlin. @returns its id */
async function category(
  { database, supportHours, ticketCategories }: TestDomain,
  { outsideHours, hours, holiday }: { outsideHours: OutsideHours; hours: string; holiday?: string },
): Promise<string> {
  return database.unitOfWork(async () => {
    const { id } = await ticketCategories.add(ADA, GUILD_ID, { name: 'Bugs', outsideHours, cooldownSeconds: 0 });
    const scope = { guildId: GUILD_ID, categoryId: id };
    await supportHours.choose(ADA, scope, { hours, timeZone: 'Europe/Berlin' });
    if (holiday) await supportHours.addHoliday(ADA, scope, { day: holiday, name: 'A holiday' });
    return id;
  });
}

async function absenceAt({ clock, database, support, ticketCategories }: TestDomain, id: string, at: string) {
  clock.set(at);
  return database.unitOfWork(async () => support.findAbsence(await ticketCategories.get(GUILD_ID, id)));
}

test('a category tells, asks first or opens none, and within its hours it opens one anyway', async (context) => {
  const { clock, database, ticketCategories } = context;
  const categoryId = await category(context, { outsideHours: 'tell', hours: 'Mon-Fri 9-17' });
  const choose = (outsideHours: OutsideHours) =>
    database.unitOfWork(() => ticketCategories.edit(ADA, { guildId: GUILD_ID, categoryId }, { outsideHours }));
  clock.set('2026-03-04T20:00:00Z');
  assert.ok(await beginTicket(context, { categoryId }));

  await choose('ask');
  assert.is((await refusal(() => beginTicket(context, { categoryId }))).code, 'ticket_hours_ask');
  assert.ok(await beginTicket(context, { categoryId, isTold: true }));

  await choose('closed');
  const seconds = Date.parse('2026-03-05T08:00:00Z') / 1000;
  const { code, message } = await refusal(() => beginTicket(context, { categoryId, isTold: true }));
  assert.is(code, 'ticket_hours_closed');
  assert.match(message, `takes no tickets about Bugs. You can open one <t:${seconds}:f> (<t:${seconds}:R>).`);

  clock.set('2026-03-05T08:00:00Z');
  assert.ok(await beginTicket(context, { categoryId }));
});

test('staff open one for a member at any time, and a mail is always taken', async (context) => {
  const categoryId = await category(context, { outsideHours: 'closed', hours: 'never' });
  assert.match((await refusal(() => beginTicket(context, { categoryId }))).message, /takes no tickets about Bugs\.$/);
  assert.ok(await beginTicket(context, { categoryId, openedBy: SAM }));
  assert.ok(await beginTicket(context, { categoryId, member: { id: null, name: 'Mia', avatarUrl: null } }));
});

test('the team comes back after a holiday, and not in the evening before it', async (context) => {
  const id = await category(context, { outsideHours: 'ask', hours: 'daily 9-17', holiday: '2026-12-25' });
  const absence = await absenceAt(context, id, '2026-12-24T16:30:00Z');
  assert.is(absence?.opensAt?.toISOString(), '2026-12-26T08:00:00.000Z');
  assert.is(await absenceAt(context, id, '2026-12-24T15:30:00Z'), null);
});

test('hours follow the clocks when they change', async (context) => {
  const id = await category(context, { outsideHours: 'closed', hours: 'daily 2:30-10' });
  // At 02:00 the clocks skip to 03:00, so half past two is at that moment.
  const spring = await absenceAt(context, id, '2026-03-29T00:59:59Z');
  assert.is(spring?.opensAt?.toISOString(), '2026-03-29T01:00:00.000Z');
  assert.is(await absenceAt(context, id, '2026-03-29T01:00:00Z'), null);
  // In autumn half past two is shown twice: the first one counts, and 10:00 is an hour later than in summer.
  assert.is(await absenceAt(context, id, '2026-10-25T00:30:00Z'), null);
  assert.is(await absenceAt(context, id, '2026-10-25T08:59:59Z'), null);
  assert.is((await absenceAt(context, id, '2026-10-25T09:00:00Z'))?.opensAt?.toISOString(), '2026-10-26T01:30:00.000Z');
});

test('a guild that has said no hours is always there, whatever its categories say', async (context) => {
  const { database, ticketCategories } = context;
  const { id } = await database.unitOfWork(() =>
    ticketCategories.add(ADA, GUILD_ID, { name: 'Bugs', outsideHours: 'closed' }),
  );
  assert.is(await absenceAt(context, id, '2026-03-08T03:00:00Z'), null);
});

test.run();
