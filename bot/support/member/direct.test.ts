import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../../../tests/support/ticket-bot.ts';

const test = suite<TicketBot>('buttons in the bot’s direct messages');

test.before(async (context) => {
  const bot = await openTicketBot();
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(bot));
});
test.afterEach(({ sandbox }) => sandbox.control.faults.clear());
test.after((context) => context.close());

/** A member whose ticket staff have closed, and their direct messages. */
async function closedTicket(context: TicketBot, name: string) {
  const { answer, sandbox, stored, tickets, work } = context;
  const { control } = sandbox;
  const userId = await tickets.newMember(name);
  const { number, threadId } = await tickets.open(userId);
  const sam = control.as(await control.userId('sam')).in(threadId);
  await answer(sam, 'ticket close', { reason: 'Solved' });
  const { id } = await stored(number);
  return { id, number, userId, threadId, tell: work };
}

const ratingOf = async ({ domain }: TicketBot, ticketId: string) =>
  (await domain.database.unitOfWork(() => domain.ticketFeedbacks.find(ticketId)))?.rating;

test('who has left the guild rates the help all the same, after a restart too', async (context) => {
  const { finish, restart, sandbox, tickets } = context;
  const { control } = sandbox;
  const { id, userId, tell } = await closedTicket(context, 'Amy');
  await tell();
  const direct = await control.as(userId).direct();
  await control.as(userId).leave();
  await restart();
  assert.match(await finish(direct, await tickets.press(direct, '★★★★★')), /Thank you! ★★★★★/);
  assert.is(await ratingOf(context, id), 5);
  assert.match(await finish(direct, await tickets.press(direct, '★★')), /Thank you! ★★/);
  assert.is(await ratingOf(context, id), 2, 'the later one counts, and there is one');
});

test('a bot that was killed after it wrote does not write again', async (context) => {
  const { domain, sandbox, work } = context;
  const { id, userId, tell } = await closedTicket(context, 'Ben');
  await tell();
  await domain.database.pool.query('delete from ticket_feedback where ticket_id = $1', [id]);
  await domain.database.pool.query(`select graphile_worker.add_job('ticket.ended', $1)`, [
    JSON.stringify({ ticketId: id }),
  ]);
  await work();
  const direct = await sandbox.control.as(userId).direct();
  assert.is((await direct.messages()).filter(({ content }) => content.includes('is closed')).length, 1);
});

test('a stranger who knows a button’s name rates nothing', async (context) => {
  const { domain, sandbox, tickets } = context;
  const { id, userId, tell } = await closedTicket(context, 'Cem');
  await tell();
  const direct = await sandbox.control.as(userId).direct();
  const other = { id: await tickets.newMember('Dan'), name: 'Dan', isStaff: false };
  const refused = await domain.database.unitOfWork(() =>
    domain.ticketFeedbacks.rate(id, other, { rating: 1 }).catch((error: { code: string }) => error.code),
  );
  assert.is(refused, 'ticket_not_yours');
  assert.ok((await direct.messages()).length > 0);
});

test('a member of two guilds is told by each, and rates each ticket by its own buttons', async (context) => {
  const { bot, domain, sandbox, finish, work } = context;
  const { control } = sandbox;
  const { id, userId, tell } = await closedTicket(context, 'Eve');
  await tell();
  const second = await control.addGuild('Second guild');
  await control.until(async () => bot.client.guilds.cache.has(second.id));
  await control.as(userId).join(second.id);
  const other = await domain.database.unitOfWork(async () => {
    const member = { id: userId, name: 'Eve', avatarUrl: null };
    const request = { guildId: second.id, ticketChannelId: '300000000000000002', subject: 'Key', text: 'It fails' };
    const ticket = await domain.support.open({ ...request, member });
    await domain.support.opened(ticket, '500000000000000001');
    await domain.ticketClosing.close(ticket.id, { id: '1', name: 'Sam', isStaff: true });
    return ticket;
  });
  await work();
  const direct = await control.as(userId).direct();
  const asked = (await direct.messages()).filter(({ content }) => content.includes('is closed'));
  assert.equal(asked.map(({ content }) => /in (.+) is closed/.exec(content)?.[1]).reverse()[1], 'Second guild');
  assert.match(await finish(direct, await direct.click(asked[0]!.id, `v1:ticket-rate:${other.id}:1`)), /★/);
  assert.match(await finish(direct, await direct.click(asked[1]!.id, `v1:ticket-rate:${id}:4`)), /★★★★/);
  assert.equal([await ratingOf(context, id), await ratingOf(context, other.id)], [4, 1]);
});

test.run();
