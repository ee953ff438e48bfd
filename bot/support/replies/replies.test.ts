import * as assert from 'uvu/assert';
import type { Presence } from '../../../sandbox/discord/control/client.ts';
import { suite } from '../../../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../../../tests/support/ticket-bot.ts';

interface Context extends TicketBot {
  ada: Presence;
}

const test = suite<Context>('replies and notes in Discord');

test.before(async (context) => {
  const bot = await openTicketBot();
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(bot));
  const { control } = bot.sandbox;
  context.ada = control.as(await control.userId('ada')).in(await control.channelId('general'));
});
test.after((context) => context.close());

/** What the log keeps of a ticket's messages, once it has so many of staff. */
async function kept({ domain, sandbox, stored }: Context, number: number, ofStaff: number) {
  const { id } = await stored(number);
  return sandbox.control.until(async () => {
    const all = await domain.database.unitOfWork(() => domain.ticketLog.transcript(id));
    const theirs = all.filter(({ isStaff }) => isStaff);
    return theirs.length >= ofStaff ? all : null;
  });
}

test('staff say something as the guild’s support; the log knows who it was, and counts it as the answer', async (context) => {
  const { ada, answer, said, stored, work } = context;
  await answer(ada, 'support settings', { name: 'Glim crew' });
  const { member, sam, number } = await context.open('Amy');
  assert.match(await answer(sam, 'ticket say', { text: 'We *look* into it' }), /Sent/);
  await work();
  assert.ok((await said(member)).includes('**Glim crew:** We *look* into it'));
  assert.not.ok((await said(member)).some((line) => line.includes('Sam')));
  const [message, ...others] = await kept(context, number, 1);
  assert.equal(others, []);
  assert.equal([message?.authorName, message?.text, message?.isAnonymous], ['Sam', 'We *look* into it', true]);
  assert.ok((await stored(number)).firstResponseAt);
});

test('a prepared reply is offered while one types, filled in and said', async (context) => {
  const { ada, answer, finish, said, work } = context;
  const { member, sam, number } = await context.open('Bea');
  const form = await ada.slash('support snippet add', { name: 'Hello' });
  const text = 'Hello {member}, this is #{number}.';
  assert.match(await finish(ada, await ada.submitModal(form.interactionId, { text })), /Hello\*\* is saved/);
  assert.match(await answer(ada, 'support snippet list'), /\*\*Hello\*\*: Hello/);
  const offered = await sam.autocomplete('ticket reply', 'name', { name: 'hel' });
  assert.match(JSON.stringify(offered), /"Hello"/);
  assert.match(await answer(sam, 'ticket reply', { name: 'hello' }), /Sent/);
  await work();
  assert.ok((await said(member)).includes(`**Sam:** Hello Bea, this is #${number}.`));

  const edit = await ada.slash('support snippet edit', { name: 'hello' });
  const wrong = await finish(ada, await ada.submitModal(edit.interactionId, { text: '{password}' }));
  assert.match(wrong, /not \{password\}/);
  assert.match(await answer(ada, 'support snippet remove', { name: 'hello' }), /is removed/);
  assert.match(await answer(sam, 'ticket reply', { name: 'hello' }), /no snippet hello/);
});

test('a reply whose posting broke off between Discord’s answer and our commit is said once', async (context) => {
  const { answer, domain, said, work } = context;
  const { member, sam, number } = await context.open('Cal');
  for (const _ of [1, 2]) {
    await answer(sam, 'ticket say', { text: 'Same words' });
    await work();
  }
  const { rows } = await domain.database.pool.query(
    `update ticket_reply set message_id = null, text = 'Same words' where id = (
       select reply.id from ticket_reply reply join ticket on ticket.id = reply.ticket_id
       where ticket.number = $1 order by reply.at desc, reply.id desc limit 1) returning id`,
    [number],
  );
  await domain.database.pool.query(`select graphile_worker.add_job('ticket.reply', $1)`, [
    JSON.stringify({ replyId: rows[0].id }),
  ]);
  await work();
  const lines = (await said(member)).filter((line) => line.endsWith('Same words'));
  assert.is(lines.length, 2, 'two were said, and none a third time');
  assert.is((await kept(context, number, 2)).length, 2);
});

test('notes are counted on the card and read by staff only; no message of the thread holds them', async (context) => {
  const { answer, card, domain, stored, work } = context;
  const { member, sam, number } = await context.open('Dee');
  assert.match(await answer(sam, 'ticket note', { text: 'Their third refund' }), /member never sees it/);
  await work();
  assert.is((await card(member)).fields['Staff notes'], '1');
  assert.match(await answer(sam, 'ticket notes'), /\*\*Sam\*\*.*Their third refund/);
  assert.match(await answer(member, 'ticket notes'), /Only staff/);
  const messages = JSON.stringify(await member.messages());
  assert.not.match(messages, /third refund/);
  const { id } = await stored(number);
  const all = await domain.database.unitOfWork(() => domain.ticketLog.transcript(id));
  assert.not.ok(all.some(({ text }) => text.includes('refund')));
});

test('a reply into a thread that was deleted is given up, not tried for ever', async (context) => {
  const { answer, bot, domain, work } = context;
  const { sam, threadId } = await context.open('Eli');
  await answer(sam, 'ticket say', { text: 'Hello' });
  await (await bot.client.channels.fetch(threadId))?.delete();
  await work();
  const { rows } = await domain.database.pool.query('select failure from ticket_reply where failure is not null');
  assert.is(rows.length, 1);
});

test.run();
