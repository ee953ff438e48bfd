import * as assert from 'uvu/assert';
import type { Presence } from '../../../sandbox/discord/control/client.ts';
import { suite } from '../../../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../../../tests/support/ticket-bot.ts';

interface Context extends TicketBot {
  ada: Presence;
  generalId: string;
}

const test = suite<Context>('watched text channels in Discord');

test.before(async (context) => {
  const bot = await openTicketBot();
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(bot));
  const { control } = bot.sandbox;
  context.generalId = await control.channelId('general');
  context.ada = control.as(await control.userId('ada')).in(context.generalId);
  const watch = { channel: context.generalId, minutes: 30, emoji: '🎫' };
  assert.match(await bot.answer(context.ada, 'support watch add', watch), /I now watch/);
});
test.after((context) => context.close());

async function rows({ domain }: Context) {
  const { rows: found } = await domain.database.pool.query(
    'select message_id as id, answered_by_name as by, ticket_id as ticket from watched_question order by asked_at',
  );
  return found as { id: string; by: string | null; ticket: string | null }[];
}

test('a question is noted, an answer to it too, and a deleted one is forgotten', async (context) => {
  const { generalId, sandbox, tickets } = context;
  const { control } = sandbox;
  const member = control.as(await tickets.newMember('Amy')).in(generalId);
  const asked = await member.post('Why is my stream black?');
  const find = async () => (await rows(context)).find(({ id }) => id === asked.id);
  await control.until(find);
  const other = control.as(await tickets.newMember('Bob')).in(generalId);
  const reply = await other.post('Which browser?', { replyTo: asked.id });
  await control.until(async () => (await find())?.by === 'Bob');
  assert.not.ok(
    (await rows(context)).some(({ id }) => id === reply.id),
    'an answer is no question',
  );
  await member.delete(asked.id);
  await control.until(async () => !(await find()));
});

test('elsewhere nothing is noted', async (context) => {
  const { sandbox, tickets } = context;
  const { control } = sandbox;
  const userId = await tickets.newMember('Cem');
  await control
    .as(userId)
    .in(await control.channelId('live'))
    .post('A private matter')
    .catch(() => undefined);
  const asked = await control.as(userId).in(context.generalId).post('A public one');
  await control.until(async () => (await rows(context)).some(({ id }) => id === asked.id));
  const { rows: texts } = await context.domain.database.pool.query('select text from watched_question');
  assert.not.ok(texts.some(({ text }) => text === 'A private matter'));
});

test('staff make a ticket of it with a reaction, once; the reaction of a member does nothing', async (context) => {
  const { generalId, sandbox, stored, tickets, domain } = context;
  const { control } = sandbox;
  const member = control.as(await tickets.newMember('Dan')).in(generalId);
  const asked = await member.post('My key does not work');
  await control.until(async () => (await rows(context)).some(({ id }) => id === asked.id));
  await control
    .as(await tickets.newMember('Eve'))
    .in(generalId)
    .react(asked.id, '🎫');
  const sam = control.as(await control.userId('sam')).in(generalId);
  await sam.react(asked.id, '🎫');
  const second = control.as(await tickets.newMember('Tess', 'Support')).in(generalId);
  await second.react(asked.id, '🎫');
  const ticket = await control.until(() => domain.database.unitOfWork(() => domain.support.findBySource(asked.id)));
  await control.until(async () => (await stored(ticket.number)).state === 'open');
  const { rows: all } = await domain.database.pool.query(
    'select openedbyname from (select opened_by_name as openedbyname, subject from ticket) t where subject = $1',
    ['My key does not work'],
  );
  assert.is(all.length, 1);
  assert.match(all[0].openedbyname, /^(Sam|Tess)$/);
  await control.until(async () => (await rows(context)).find(({ id }) => id === asked.id)?.ticket === ticket.id);
});

test('watching ends with its questions', async (context) => {
  const { ada, answer, generalId } = context;
  assert.match(await answer(ada, 'support watch list'), new RegExp(`<#${generalId}> · 30 min · 🎫`));
  assert.match(await answer(ada, 'support watch remove', { channel: generalId }), /no longer watched/);
  assert.equal(await rows(context), []);
});

test.run();
