import * as assert from 'uvu/assert';
import type { Presence } from '../../sandbox/discord/control/client.ts';
import { suite } from '../../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../../tests/support/ticket-bot.ts';

const test = suite<TicketBot>('what is said in tickets by a bot that dies');

test.before(async (context) => {
  const bot = await openTicketBot();
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(bot));
});
test.afterEach(({ sandbox }) => sandbox.control.faults.clear());
test.after((context) => context.close());

/** Discord posts in a place, its answer never comes, and the next bot is there when the nonce is forgotten. */
async function dieAfterPosting(
  { passTime, restart, sandbox, work }: TicketBot,
  { channelId }: Presence,
): Promise<void> {
  const { faults } = sandbox.control;
  await faults.order({ kind: 'dropAfter', method: 'POST', path: `/channels/${channelId}/messages`, times: 4 });
  const isDead = await work().then(
    () => false,
    () => true,
  );
  assert.ok(isDead);
  await faults.clear();
  passTime(6);
  await restart();
  await work();
}

/** How often something is said in a place. */
async function countOf({ said }: TicketBot, place: Presence, words: string): Promise<number> {
  return (await said(place)).filter((text) => text.includes(words)).length;
}

test('a change is said once, and what happens again is said again, also late', async (context) => {
  const { answer, passTime, work } = context;
  const { member, sam } = await context.open('Amy');
  await work();
  await answer(sam, 'ticket claim');
  await dieAfterPosting(context, member);
  assert.is(await countOf(context, member, 'has taken this ticket'), 1);

  await answer(sam, 'ticket release');
  await answer(sam, 'ticket claim');
  passTime(6);
  await work();
  assert.is(await countOf(context, member, 'has taken this ticket'), 2);
});

test('a member is told once in a direct message that their ticket has ended', async (context) => {
  const { answer, sandbox, work } = context;
  const { member, sam, userId } = await context.open('Ben');
  await work();
  const direct = await sandbox.control.as(userId).direct();
  await answer(sam, 'ticket close', { reason: 'Solved' });
  await dieAfterPosting(context, direct);
  assert.is((await direct.messages()).length, 1);
  assert.is(await countOf(context, member, 'Solved'), 1);
});

test('a ticket that goes on in another place is told of once in both, with one card', async (context) => {
  const { answer, sandbox, stored, work } = context;
  const { control } = sandbox;
  const parent = (await control.state()).channels.find(({ type }) => type === 4);
  const { member, number, sam, userId } = await context.open('Cem');
  const ada = control.as(await control.userId('ada')).in(await control.channelId('general'));
  await answer(ada, 'support category add', { name: 'Rooms', kind: 'channel', place: parent!.id });
  await work();
  await answer(sam, 'ticket move', { category: 'rooms' });
  await dieAfterPosting(context, member);
  const there = control.as(userId).in((await stored(number)).threadId!);
  assert.is(await countOf(context, member, 'It goes on in'), 1);
  assert.is((await there.messages()).filter(({ embeds }) => embeds.length > 0).length, 1);
});

test.run();
