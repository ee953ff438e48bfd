/** What becomes of tickets when Discord's own moderators act: who leaves or is banned, what is deleted or not to be read. */
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../../tests/support/ticket-bot.ts';

const test = suite<TicketBot>('tickets under moderation');

test.before(async (context) => {
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(await openTicketBot()));
});
test.afterEach(({ sandbox }) => sandbox.control.faults.clear());
test.after((context) => context.close());

/** What the members said, as it is kept. */
async function transcript(
  { domain, stored }: TicketBot,
  number: number,
): Promise<[text: string, isDeleted: boolean][]> {
  const { id } = await stored(number);
  const messages = await domain.database.unitOfWork(() => domain.ticketLog.transcript(id));
  return messages.flatMap(({ text, deletedAt, isStaff }) => (isStaff ? [] : [[text, Boolean(deletedAt)]]));
}

test('when the member leaves, the ticket ends; also when nobody listened', async (context) => {
  const { sandbox, said, stored, work, restart } = context;
  const { control } = sandbox;
  const first = await context.open('Jon');
  await control.as(first.userId).leave();
  await control.until(async () => (await stored(first.number)).state === 'closed');
  await work();
  assert.match((await said(first.sam)).join('\n'), /Jon has left the guild/);

  const second = await context.open('Kay');
  await restart(() => control.as(second.userId).leave());
  await control.until(async () => (await stored(second.number)).state === 'closed');
});

test('messages that a moderator deletes in bulk are kept, and shown as deleted', async (context) => {
  const { sandbox, stored } = context;
  const { control } = sandbox;
  const { member, number, threadId } = await context.open('Lea');
  const [first, second] = [await member.post('an address'), await member.post('a number')];
  await control.until(async () => (await transcript(context, number)).length === 2);
  await control
    .as(await control.userId('ada'))
    .in(threadId)
    .bulkDelete([first.id, second.id]);
  await control.until(async () => (await transcript(context, number)).every(([, isDeleted]) => isDeleted));
  assert.is((await stored(number)).state, 'open');
});

test('what is said while the bot may not read it is read when it may, and until then nothing is taken for an edit', async (context) => {
  const { restart, sandbox } = context;
  const { member, number } = await context.open('Noa');
  const known = await member.post('before');
  await sandbox.control.until(async () => (await transcript(context, number)).length === 1);
  await sandbox.control.faults.order({ kind: 'intents', allowed: 1 << 1 });
  await restart(undefined, { isPrivileged: false });
  await member.edit(known.id, 'before, edited');
  await member.post('in the dark');
  await sandbox.control.until(async () => (await transcript(context, number)).length === 2);
  assert.equal(
    (await transcript(context, number)).map(([text]) => text),
    ['before', ''],
  );
  await sandbox.control.faults.clear();
  await restart();
  await sandbox.control.until(async () => (await transcript(context, number)).every(([text]) => text.length > 6));
  assert.equal(
    (await transcript(context, number)).map(([text]) => text),
    ['before, edited', 'in the dark'],
  );
});

test('who is banned has left, and what the ban deletes is kept as deleted; who is timed out has not', async (context) => {
  const { sandbox, said, stored, work } = context;
  const { control } = sandbox;
  const { member, number, sam, userId } = await context.open('Max');
  const ada = control.as(await control.userId('ada')).moderate();
  for (const text of ['buy this', 'and this']) await member.post(text);
  await control.until(async () => (await transcript(context, number)).length === 2);

  await ada.timeOut(userId, 600);
  assert.match(
    await member.post('let me out').then(
      () => 'let through',
      (error: Error) => error.message,
    ),
    '"code":50013',
  );
  assert.is((await stored(number)).state, 'open');

  await ada.ban(userId, { deleteMessageSeconds: 3600 });
  await control.until(async () => (await stored(number)).state === 'closed');
  await control.until(async () => (await transcript(context, number)).every(([, isDeleted]) => isDeleted));
  await work();
  assert.match((await said(sam)).join('\n'), /Max has left the guild/);
  assert.equal((await transcript(context, number)).slice(0, 2), [
    ['buy this', true],
    ['and this', true],
  ]);
});

test.run();
