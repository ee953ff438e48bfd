import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import {
  ADA,
  emptyTickets,
  GUILD_ID,
  MEMBER,
  MIA,
  openTicket,
  SAM,
  STRANGER,
  toldChanges,
} from '../../../tests/support/tickets.ts';

const test = suite<TestDomain>('care of tickets');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach((context) => emptyTickets(context));
test.after((context) => context.close());

const HOUR_MS = 3_600_000;

function at(context: TestDomain, hours: number): Date {
  return new Date(context.clock.now().getTime() + hours * HOUR_MS);
}

test('the first supporter claims, the second is told who has it and may take over', async (context) => {
  const { database, ticketCare } = context;
  const { id } = await openTicket(context);
  const claims = [SAM, ADA].map((actor) => database.unitOfWork(() => ticketCare.claim(id, actor)));
  const [one, two] = await Promise.all(claims);
  assert.is([one, two].filter((outcome) => outcome?.isClaimed).length, 1, 'two at once: one gets it');

  const holder = one?.isClaimed ? SAM : ADA;
  const other = one?.isClaimed ? ADA : SAM;
  const told = await database.unitOfWork(() => ticketCare.claim(id, other));
  assert.equal([told.isClaimed, 'holder' in told && told.holder], [false, holder.name]);

  const taken = await database.unitOfWork(() => ticketCare.claim(id, other, { takeOver: true }));
  assert.equal([taken.isClaimed, taken.ticket.claimedById], [true, other.id]);
  assert.equal(await toldChanges(context), ['claimed', 'taken_over']);
});

test('what is so already changes nothing and is not told', async (context) => {
  const { database, ticketCare } = context;
  const { id } = await openTicket(context);
  for (const _ of [1, 2]) {
    assert.is((await database.unitOfWork(() => ticketCare.claim(id, SAM))).isClaimed, true);
    await database.unitOfWork(() => ticketCare.prioritise(id, SAM, 'high'));
    await database.unitOfWork(() => ticketCare.setTopic(id, SAM, 'OBS'));
    await database.unitOfWork(() => ticketCare.transfer(id, SAM, SAM));
    await database.unitOfWork(() => ticketCare.setPending(id, SAM));
  }
  assert.equal(await toldChanges(context), ['claimed', 'prioritised', 'topic_set', 'pending']);
});

test('a released ticket is free for the next', async (context) => {
  const { database, ticketCare } = context;
  const { id } = await openTicket(context);
  await database.unitOfWork(() => ticketCare.claim(id, SAM));
  await database.unitOfWork(() => ticketCare.release(id, ADA));
  assert.is((await database.unitOfWork(() => ticketCare.claim(id, ADA))).isClaimed, true);
});

test('who is not staff can do none of this, and nobody can with a closed ticket', async (context) => {
  const { database, ticketCare, ticketClosing, ticketCategories } = context;
  const { id } = await openTicket(context);
  const { id: categoryId } = await database.unitOfWork(() => ticketCategories.add(ADA, GUILD_ID, { name: 'Bugs' }));
  const attempts = (actor: typeof SAM): (() => Promise<unknown>)[] => [
    () => ticketCare.claim(id, actor),
    () => ticketCare.claim(id, actor, { takeOver: true }),
    () => ticketCare.release(id, actor),
    () => ticketCare.transfer(id, actor, ADA),
    () => ticketCare.prioritise(id, actor, 'high'),
    () => ticketCare.setTopic(id, actor, 'x'),
    () => ticketCare.move(id, actor, categoryId),
    () => ticketCare.setPending(id, actor),
    () => ticketCare.resume(id, actor),
    () => ticketCare.snooze(id, actor, at(context, 1)),
  ];
  for (const actor of [STRANGER, MEMBER]) {
    for (const attempt of attempts(actor))
      assert.is((await refusal(() => database.unitOfWork(attempt))).code, 'ticket_not_staff', String(attempt));
  }
  await database.unitOfWork(() => ticketClosing.close(id, SAM));
  for (const attempt of attempts(SAM))
    assert.is((await refusal(() => database.unitOfWork(attempt))).code, 'ticket_not_open', String(attempt));
});

test('a ticket is handed to staff only', async (context) => {
  const { database, support, ticketCare } = context;
  const { id } = await openTicket(context);
  await database.unitOfWork(() => ticketCare.transfer(id, SAM, ADA));
  assert.is((await database.unitOfWork(() => support.find(id)))?.claimedByName, 'Ada');
  const { code } = await refusal(() => database.unitOfWork(() => ticketCare.transfer(id, SAM, STRANGER)));
  assert.is(code, 'ticket_transfer_not_staff');
});

test('a ticket is moved within its guild, and its place follows by a job', async (context) => {
  const { database, support, ticketCare, ticketCategories } = context;
  const { id } = await openTicket(context);
  await database.unitOfWork(() => ticketCare.claim(id, SAM));
  const bugs = await database.unitOfWork(() => ticketCategories.add(ADA, GUILD_ID, { name: 'Bugs' }));
  const elsewhere = await database.unitOfWork(() => ticketCategories.add(ADA, '300000000000000009', { name: 'Bugs' }));
  await database.unitOfWork(() => ticketCare.move(id, SAM, bugs.id, { mayKeep: false }));

  const ticket = await database.unitOfWork(() => support.find(id));
  assert.equal([ticket?.category.name, ticket?.claimedById], ['Bugs', null], 'who is not of its staff lets go');
  const moves = (await context.listJobs()).filter(({ task }) => task === 'ticket.moved');
  assert.equal(
    moves.map(({ payload: { from, category, by } }) => [from, category, by]),
    [['Support', 'Bugs', 'Sam']],
  );
  const { code } = await refusal(() => database.unitOfWork(() => ticketCare.move(id, SAM, elsewhere.id)));
  assert.is(code, 'category_not_found');
});

test('a snoozed ticket wakes at its time, and an older alarm does not wake it', async (context) => {
  const { clock, database, support, ticketCare } = context;
  const { id } = await openTicket(context);
  const [first, second] = [at(context, 1), at(context, 2)];
  await database.unitOfWork(() => ticketCare.snooze(id, SAM, first));
  await database.unitOfWork(() => ticketCare.snooze(id, SAM, second));
  const alarms = (await context.listJobs()).filter(({ task }) => task === 'ticket.wake');
  assert.equal(
    alarms.map(({ runAt }) => runAt.getTime()),
    [first.getTime(), second.getTime()],
  );
  clock.advance({ hours: 1 });
  await database.unitOfWork(() => ticketCare.wake(id, first));
  assert.ok((await database.unitOfWork(() => support.find(id)))?.snoozedUntil);
  await database.unitOfWork(() => ticketCare.wake(id, second));
  await database.unitOfWork(() => ticketCare.wake(id, second));
  assert.is((await database.unitOfWork(() => support.find(id)))?.snoozedUntil, null);
  assert.equal(await toldChanges(context), ['snoozed', 'snoozed', 'woken']);
  for (const hours of [0, -1, 24 * 91])
    assert.is(
      (await refusal(() => database.unitOfWork(() => ticketCare.snooze(id, SAM, at(context, hours))))).code,
      'ticket_time_invalid',
    );
});

test("the member's next word ends the waiting, an earlier word that is written down late does not", async (context) => {
  const { clock, database, support, ticketCare, ticketLog } = context;
  const ticket = await openTicket(context);
  const say = (id: string, author: { id: string; name: string; isStaff: boolean }, sentAt: Date) =>
    database.unitOfWork(() =>
      ticketLog.keep(ticket, {
        ...{ id, author: { ...author, avatarUrl: null }, text: 'x', sentAt, editedAt: null, attachments: [] },
      }),
    );
  const early = clock.now();
  clock.advance({ minutes: 5 });
  await database.unitOfWork(() => ticketCare.setPending(ticket.id, SAM));
  await database.unitOfWork(() => ticketCare.snooze(ticket.id, SAM, at(context, 2)));
  await say('600000000000000001', MEMBER, early);
  await say('600000000000000002', SAM, at(context, 0.1));
  await say('600000000000000003', STRANGER, at(context, 0.2));
  assert.is((await database.unitOfWork(() => support.find(ticket.id)))?.state, 'pending');

  await say('600000000000000004', MEMBER, at(context, 0.3));
  const now = await database.unitOfWork(() => support.find(ticket.id));
  assert.equal([now?.state, now?.snoozedUntil, now?.pendingAt], ['open', null, null]);
  assert.equal(await toldChanges(context), ['pending', 'snoozed', 'resumed']);
});

test('people are brought in by staff and the member, taken out by staff, and never twice', async (context) => {
  const { database, support, ticketPeople } = context;
  const { id } = await openTicket(context);
  const friend = { id: '200000000000000009', name: 'Fay' };
  for (const _ of [1, 2]) await database.unitOfWork(() => ticketPeople.add(id, MEMBER, friend));
  await database.unitOfWork(() => ticketPeople.add(id, SAM, MIA));
  const there = await database.unitOfWork(() => support.listParticipants(id));
  assert.equal(
    there.map(({ name }) => name),
    ['Fay'],
    'whose ticket it is was there already',
  );
  assert.is((await refusal(() => database.unitOfWork(() => ticketPeople.add(id, STRANGER, friend)))).kind, 'forbidden');
  assert.is(
    (await refusal(() => database.unitOfWork(() => ticketPeople.remove(id, MEMBER, friend)))).kind,
    'forbidden',
  );

  const theirs = await database.unitOfWork(() => support.listOpenOf(GUILD_ID, friend.id));
  assert.equal(
    theirs.map((ticket) => ticket.id),
    [id],
  );
  await database.unitOfWork(() => ticketPeople.remove(id, SAM, friend));
  const { code } = await refusal(() => database.unitOfWork(() => ticketPeople.remove(id, SAM, friend)));
  assert.is(code, 'ticket_person_not_there');
});

test.run();
