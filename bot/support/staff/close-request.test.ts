import * as assert from 'uvu/assert';
import type { Presence } from '../../../sandbox/discord/control/client.ts';
import { suite } from '../../../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../../../tests/support/ticket-bot.ts';
import { buttonsOf } from '../../../tests/support/ticket-guild.ts';

const test = suite<TicketBot>('asking in Discord whether a ticket can be closed');

test.before(async (context) => {
  const bot = await openTicketBot();
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(bot));
});
test.afterEach(({ sandbox }) => sandbox.control.faults.clear());
test.after((context) => context.close());

/** The questions that stand in a ticket, newest first. */
async function questions(place: Presence) {
  return (await place.messages()).filter((message) =>
    buttonsOf(message).some(({ label }) => label === 'Yes, close it'),
  );
}

test('the member reads why, until when, and what happens without an answer', async (context) => {
  const { answer, card, work } = context;
  const { member, sam } = await context.open('Amy');
  const given = { reason: 'Works *here*', 'lapses-after': '2h', unanswered: 'close' };
  assert.match(await answer(sam, 'ticket close-request', given), /The question expires <t:\d+:R>/);
  await work();
  const [question] = await questions(member);
  assert.match(
    question?.content ?? '',
    /\n> Works \\\*here\\\*\nIf you do not answer or write here, it closes <t:\d+:R>/,
  );
  assert.match((await card(member)).fields.Closes ?? '', /^<t:\d+:R>$/);
  assert.match(await answer(sam, 'ticket close-request', { 'lapses-after': 'soon' }), /like 2h, 3d/);

  await member.post('Not yet, sorry');
  await context.sandbox.control.until(async () => {
    await work();
    return !('Closes' in (await card(member)).fields);
  });
});

test('in a German guild it asks in German', async (context) => {
  const { answer, sandbox, work } = context;
  const { member, sam } = await context.open('Ben');
  await sandbox.control.setGuildLocale(sandbox.sandbox.guildId, 'de');
  await answer(sam, 'ticket close-request', { reason: 'Geht hier' });
  await work();
  const [message] = await member.messages(1);
  assert.match(
    message?.content ?? '',
    /Darf das Ticket geschlossen werden\?\n> Geht hier\nDu kannst bis <t:\d+:f> antworten \(<t:\d+:R>\)/,
  );
  await sandbox.control.setGuildLocale(sandbox.sandbox.guildId, 'en-US');
});

test('a bot that was killed after it asked does not ask again; a question that is over is not asked', async (context) => {
  const { answer, domain, restart, stored, work } = context;
  const { member, number, sam } = await context.open('Cem');
  await answer(sam, 'ticket close-request', { reason: 'Once' });
  const { rows } = await domain.database.pool.query(
    `select payload from graphile_worker._private_jobs where payload->>'change' = 'close_requested' order by id desc limit 1`,
  );
  await work();
  // Discord remembers a nonce for a few minutes only, so that of a later attempt is as good as another one.
  const later = JSON.stringify({ ...rows[0].payload, at: new Date().toISOString() });
  const again = () => domain.database.pool.query(`select graphile_worker.add_job('ticket.changed', $1)`, [later]);
  await restart();
  await again();
  await work();
  assert.is((await questions(member)).length, 1);

  assert.match(await context.finish(member, await context.tickets.press(member, 'Yes, close it')), /is closed/);
  assert.is((await stored(number)).state, 'closed');
  await again();
  await work();
  assert.is((await questions(member)).length, 1);
});

test('the buttons of a question that was asked anew are over', async (context) => {
  const { answer, finish, stored, work } = context;
  const { member, number, sam } = await context.open('Dan');
  await answer(sam, 'ticket close-request', { 'lapses-after': '1h', unanswered: 'close' });
  await work();
  await answer(sam, 'ticket close-request', { 'lapses-after': '3h' });
  await work();
  const [newest, first] = await questions(member);
  const yes = (message: typeof newest) => buttonsOf(message!)[0]?.customId ?? '';
  assert.match(await finish(member, await member.click(first!.id, yes(first))), /question has expired/);
  assert.is((await stored(number)).state, 'open');
  assert.match(await finish(member, await member.click(newest!.id, yes(newest))), /is closed/);
});

test.run();
