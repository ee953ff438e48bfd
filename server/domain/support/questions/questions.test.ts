import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { refusal } from '../../../../tests/support/refusal.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { ADA, emptyTickets, GUILD_ID, MEMBER, openTicket, SAM, STRANGER } from '../../../../tests/support/tickets.ts';

const BUGS = '310000000000000001';

const test = suite<TestDomain>('watched text channels');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async (context) => {
  await context.database.pool.query('delete from watched_question; delete from watched_text_channel');
  await emptyTickets(context);
  const { database, questions } = context;
  await database.unitOfWork(() => questions.watch(ADA, GUILD_ID, { textChannelId: BUGS, unansweredMinutes: 30 }));
});
test.after((context) => context.close());

let ids = 0;

function hear(
  context: TestDomain,
  more: { author?: typeof SAM; repliesTo?: string; textChannelId?: string } = {},
): Promise<string> {
  const { clock, database, questions } = context;
  const { author = MEMBER, repliesTo = null, textChannelId = BUGS } = more;
  const messageId = `6${String(++ids).padStart(17, '0')}`;
  const said = {
    messageId,
    textChannelId,
    author,
    text: 'Why?',
    sentAt: clock.now(),
    repliesTo,
    isStaff: author.isStaff,
  };
  return database.unitOfWork(async () => {
    for (const _ of [1, 2]) await questions.heard(said);
    return messageId;
  });
}

async function waiting({ database, questions }: TestDomain): Promise<string[]> {
  const found = await database.unitOfWork(() => questions.unansweredQuestions({ guildId: GUILD_ID }));
  return found.map(({ messageId }) => messageId);
}

test('a question shows up after its time, and not when it was answered, dismissed, deleted or made a ticket', async (context) => {
  const { clock, database, questions } = context;
  const asked: string[] = [];
  for (const _ of [1, 2, 3, 4, 5]) {
    asked.push(await hear(context));
    clock.advance({ minutes: 11 });
  }
  const [answered, dismissed, deleted, ticketed, open] = asked;
  assert.equal(await waiting(context), [answered, dismissed, deleted], 'the later ones are not late yet');
  clock.advance({ minutes: 30 });
  assert.equal(await waiting(context), asked);

  await hear(context, { repliesTo: open! });
  assert.ok((await waiting(context)).includes(open!), 'who asked does not answer themselves');
  await hear(context, { author: STRANGER, repliesTo: answered! });
  await database.unitOfWork(() => questions.dismiss(dismissed!, SAM));
  await database.unitOfWork(() => questions.deleted([deleted!]));
  const ticket = await openTicket(context);
  await database.unitOfWork(() => questions.becameTicket(ticketed!, ticket.id));
  assert.equal(await waiting(context), [open]);
  const { code } = await refusal(() => database.unitOfWork(() => questions.dismiss(open!, MEMBER)));
  assert.is(code, 'ticket_not_staff');
});

test('what is said soon after is the same question; staff ask none; elsewhere nobody listens', async (context) => {
  const { clock } = context;
  const first = await hear(context);
  clock.advance({ minutes: 9 });
  await hear(context);
  await hear(context, { author: SAM });
  await hear(context, { textChannelId: '310000000000000002' });
  clock.advance({ hours: 1 });
  assert.equal(await waiting(context), [first]);
});

test('questions go after a month, and with the watching', async (context) => {
  const { clock, database, questions } = context;
  await hear(context);
  clock.advance({ hours: 24 * 30 + 1 });
  assert.is(await database.unitOfWork(() => questions.forgetOld()), 1);
  await hear(context);
  await database.unitOfWork(() => questions.unwatch(ADA, GUILD_ID, BUGS));
  const { rows } = await database.pool.query('select count(*)::int as count from watched_question');
  assert.is(rows[0].count, 0);
  const again = () => database.unitOfWork(() => questions.unwatch(ADA, GUILD_ID, BUGS));
  assert.is((await refusal(again)).code, 'watch_not_found');
});

test('only managers choose what is watched, and within reason', async ({ database, questions }) => {
  const watch = (actor: typeof SAM, unansweredMinutes: number) => () =>
    database.unitOfWork(() => questions.watch(actor, GUILD_ID, { textChannelId: BUGS, unansweredMinutes }));
  assert.is((await refusal(watch(SAM, 30))).code, 'support_not_manager');
  for (const minutes of [0, 1.5, 10_081]) assert.is((await refusal(watch(ADA, minutes))).code, 'watch_invalid');
  await watch(ADA, 60)();
  assert.equal(
    (await database.unitOfWork(() => questions.listAll())).map((each) => each.unansweredMinutes),
    [60],
  );
});

test.run();
