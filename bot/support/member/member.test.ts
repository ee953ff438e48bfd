import * as assert from 'uvu/assert';
import type { Presence } from '../../../sandbox/discord/control/client.ts';
import { suite } from '../../../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../../../tests/support/ticket-bot.ts';
import { buttonsOf } from '../../../tests/support/ticket-guild.ts';

interface Context extends TicketBot {
  ada: Presence;
}

const test = suite<Context>('what members do with tickets in Discord');

test.before(async (context) => {
  const bot = await openTicketBot();
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(bot));
  const { control } = bot.sandbox;
  context.ada = control.as(await control.userId('ada')).in(await control.channelId('general'));
});
test.afterEach(({ sandbox }) => sandbox.control.faults.clear());
test.after((context) => context.close());

/** Waits for what the bot answered an interaction with, and gives its text. */
async function press({ tickets, finish }: Context, place: Presence, label: string): Promise<string> {
  return finish(place, await tickets.press(place, label));
}

test('a member is shown what may solve it first; it solves it, and there is no ticket', async (context) => {
  const { ada, answer, domain, tickets } = context;
  await answer(ada, 'support auto-answer add', { name: 'Key', pattern: 'stream key', text: 'Copy the key anew.' });
  assert.match(
    await answer(ada, 'support auto-answer test', { text: 'My STREAM KEY' }),
    /Matches: Key[\s\S]*Copy the key anew/,
  );
  assert.match(await answer(ada, 'support auto-answer test', { text: 'Hello' }), /Nothing matches/);
  assert.match(await answer(ada, 'support auto-answer add', { name: 'Bad', pattern: '(', text: 'x' }), /does not work/);

  const userId = await tickets.newMember('Ann');
  const form = { subject: 'Key', text: 'My stream key is wrong' };
  const { place, outcome } = await tickets.fillIn(userId, form);
  assert.match(await tickets.answerTo(place, outcome), /does one of these solve it[\s\S]*Copy the key anew/);
  await tickets.press(place, 'That helped');
  await tickets.see(place, ({ content }) => content.includes('Glad to hear it'));
  const count = async () =>
    (await domain.database.pool.query('select count(*)::int as n from ticket where member_id = $1', [userId])).rows[0]
      .n;
  assert.is(await count(), 0);
  assert.is((await domain.database.pool.query('select count(*)::int as n from ticket_draft')).rows[0].n, 0);

  await tickets.open(userId, form);
  assert.is(await count(), 1);
});

test('what waits for a click outlives a restart, and belongs to its writer', async (context) => {
  const { domain, restart, tickets } = context;
  const userId = await tickets.newMember('Bob');
  const { place, outcome } = await tickets.fillIn(userId, { subject: 'Key', text: 'stream key' });
  await tickets.answerTo(place, outcome);
  await restart();
  await tickets.press(place, 'Open a ticket anyway');
  await context.sandbox.control.until(async () => {
    const { rows } = await domain.database.pool.query(`select 1 from ticket where member_id = $1 and state = 'open'`, [
      userId,
    ]);
    return rows.length === 1;
  });
});

test('the member is asked whether it is solved, and only their answer counts', async (context) => {
  const { answer, said, stored, work } = context;
  const { member, sam, number } = await context.open('Cem');
  assert.match(await answer(sam, 'ticket close-request', { reason: 'Works here' }), /The member is asked/);
  await work();
  assert.match(await press(context, sam, 'Yes, close it'), /Only the member/);
  assert.match(await press(context, member, 'No, I still need help'), /stays open/);
  assert.match(await press(context, member, 'Yes, close it'), /question has expired/);
  await answer(sam, 'ticket close-request');
  await work();
  assert.match(await press(context, member, 'Yes, close it'), /is closed/);
  assert.is((await stored(number)).state, 'closed');
  await work();
  assert.match((await said(member)).join('\n'), /still needs help/);
});

test('the member is told in a direct message with the transcript, and rates the help once with a comment', async (context) => {
  const { answer, domain, stored, tickets, work, finish } = context;
  const { sandbox } = context;
  const { control } = sandbox;
  const { sam, number, userId } = await context.open('Dora');
  await answer(sam, 'ticket close', { reason: 'Solved' });
  await work();
  const place = await control.as(userId).direct();
  const [message, ...others] = await place.messages();
  assert.equal(others, []);
  assert.match(message?.content ?? '', new RegExp(`#${number}.*is closed.*/tickets/${number}`));
  assert.is(buttonsOf(message!).length, 5);

  assert.match(await finish(place, await tickets.press(place, '★★★★')), /Thank you! ★★★★/);
  const form = await tickets.press(place, 'Add a comment');
  assert.match(
    await finish(place, await place.submitModal(form.interactionId, { comment: 'Quick!' })),
    /team will read it/,
  );
  const { id } = await stored(number);
  const feedback = await domain.database.unitOfWork(() => domain.ticketFeedbacks.find(id));
  assert.equal([feedback?.rating, feedback?.comment, feedback?.way], [4, 'Quick!', 'dm']);

  await domain.database.pool.query(`select graphile_worker.add_job('ticket.ended', $1)`, [
    JSON.stringify({ ticketId: id }),
  ]);
  await work();
  assert.is((await place.messages()).filter(({ content }) => content.includes('is closed')).length, 1, 'asked once');
});

test('where direct messages are closed the member is asked in the thread, which stays locked', async (context) => {
  const { answer, domain, sandbox, said, stored, work } = context;
  const { control } = sandbox;
  const { member, sam, number, threadId, userId } = await context.open('Eve');
  await answer(sam, 'ticket close', { reason: 'Solved' });
  await control.as(userId).set({ acceptsDirectMessages: false });
  await work();
  assert.match((await said(member)).join('\n'), /How was the help you got/);
  const thread = (await control.state()).threads.find(({ id }) => id === threadId);
  assert.is(thread?.thread_metadata?.locked, true);
  const { id } = await stored(number);
  assert.is((await domain.database.unitOfWork(() => domain.ticketFeedbacks.find(id)))?.way, 'place');
});

test('a closed ticket is opened again by its button, its thread wakes, and a deleted one is explained', async (context) => {
  const { answer, bot, sandbox, stored, work } = context;
  const { control } = sandbox;
  const { member, sam, number, threadId } = await context.open('Fin');
  await answer(sam, 'ticket close', { reason: 'Solved' });
  await work();
  const locked = async () => (await control.state()).threads.find(({ id }) => id === threadId)?.thread_metadata?.locked;
  assert.is(await locked(), true);
  assert.match(await press(context, member, 'Reopen'), /is open again/);
  await work();
  assert.is(await locked(), false);
  assert.is((await stored(number)).state, 'open');

  await answer(sam, 'ticket close', { reason: 'Solved' });
  await work();
  await (await bot.client.channels.fetch(threadId))?.delete();
  assert.match(await answer(context.ada, 'ticket reopen', { number }), /was deleted/);
});

test('a member lists what is open', async (context) => {
  const { answer, sandbox, tickets } = context;
  const { control } = sandbox;
  const { userId, number, threadId } = await context.open('Gus');
  const general = control.as(userId).in(await control.channelId('general'));
  assert.match(await answer(general, 'ticket list'), new RegExp(`#${number} <#${threadId}>`));
  const stranger = control.as(await tickets.newMember('Nil')).in(await control.channelId('general'));
  assert.match(await answer(stranger, 'ticket list'), /no open tickets/);
});

test.run();
