import * as assert from 'uvu/assert';
import type { StaffTicketView } from '../../server/presenters/staff-ticket.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { suite } from '../support/suite.ts';
import { openTicketBot, type TicketBot } from '../support/ticket-bot.ts';
import type { OpenedTicket } from '../support/ticket-guild.ts';

interface Context {
  bot: TicketBot;
  app: TestApp;
  sam: Record<string, string>;
}

const test = suite<Context>('what is done on the web, seen in Discord');

test.before(async (context) => {
  context.bot = await openTicketBot();
  const { domain, sandbox } = context.bot;
  context.app = await openTestApp({ domain });
  const discordId = await sandbox.control.userId('sam');
  const user = await domain.database.unitOfWork(() =>
    domain.accounts.createUser({ name: 'Sam', discordId, roles: ['support'] }),
  );
  context.sam = (await context.app.signIn(user)).headers;
});
test.after(async ({ app, bot }) => {
  await app.close();
  await bot.close();
});

async function open({ bot }: Context, name: string): Promise<OpenedTicket & { userId: string }> {
  const userId = await bot.tickets.newMember(name);
  return { ...(await bot.tickets.open(userId)), userId };
}

/** Acts on the web on the ticket as it is, and lets the bot follow. */
async function act({ app, bot, sam }: Context, number: number, verb: string, json: object = {}) {
  const path = `/api/v1/staff/tickets/${number}`;
  const { version } = (await app.call<StaffTicketView>('GET', path, { headers: sam })).body;
  const answer = await app.call<StaffTicketView>('POST', `${path}/${verb}`, {
    headers: sam,
    json: { version, ...json },
  });
  assert.is(answer.status, 200, `${verb}: ${answer.text}`);
  await bot.work();
  return answer.body;
}

test('snooze, topic and closing later are said in the thread and shown on the card', async (context) => {
  const { bot } = context;
  const { number, member } = await open(context, 'Amy');
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await act(context, number, 'topic', { topic: 'OBS key' });
  await act(context, number, 'snooze', { until });
  await act(context, number, 'close-later', { at: until, reason: 'No news' });
  const { fields } = await bot.card(member);
  assert.is(fields.Topic, 'OBS key');
  assert.match(fields['Snoozed until'] ?? '', /^<t:\d+:R>$/);
  assert.match(fields.Closes ?? '', /^<t:\d+:R>$/);
  await act(context, number, 'keep-open');
  const lines = (await bot.said(member)).join('\n');
  for (const line of [
    /topic: OBS key/,
    /will come back to this ticket <t:/,
    /has scheduled this ticket to close <t:/,
    /keeps/,
  ])
    assert.match(lines, line);
  assert.not.ok('Closes' in (await bot.card(member)).fields);
});

test('the member is asked in the thread, and their yes closes the ticket for the board too', async (context) => {
  const { bot } = context;
  const { number, member, userId } = await open(context, 'Bea');
  await act(context, number, 'close-request', { reason: 'The new key works' });
  assert.match((await bot.said(member)).join('\n'), /Can the ticket be closed\?/);
  const answered = await bot.tickets.press(member, 'Yes, close it');
  await bot.finish(member, answered);
  await bot.work();
  const { state, closedById } = await bot.stored(number);
  assert.equal([state, closedById], ['closed', userId]);
  await act(context, number, 'reopen');
  assert.match((await bot.said(member)).join('\n'), /reopened this ticket/);
});

test('who is brought in sees the thread, by the name that the guild has; who is not there is taken out again', async (context) => {
  const { bot } = context;
  const { number, member, threadId } = await open(context, 'Cat');
  const { control } = bot.sandbox;
  const fay = await bot.tickets.newMember('Fay');
  const sees = async () => (await control.as(fay).state()).threads.some(({ id }) => id === threadId);
  const added = await act(context, number, 'add-person', { memberId: fay });
  assert.equal(added.people, [{ id: fay, name: fay }], 'nobody on the web has met Fay');
  assert.is(await sees(), true);
  const removed = await act(context, number, 'remove-person', { memberId: fay });
  assert.equal(removed.people, []);
  assert.is(await sees(), false);
  assert.match((await bot.said(member)).join('\n'), /has removed \*\*Fay\*\*/);

  await act(context, number, 'add-person', { memberId: '210000000000009999' });
  const { id } = await bot.stored(number);
  assert.equal(await bot.domain.database.unitOfWork(() => bot.domain.support.listParticipants(id)), []);
  assert.match((await bot.said(member)).join('\n'), /is not in this guild/);

  // As after a crash between that and the job's end.
  const before = await bot.said(member);
  await bot.domain.database.pool.query(`select graphile_worker.add_job('ticket.person', $1)`, [
    JSON.stringify({ ticketId: id, memberId: '210000000000009999' }),
  ]);
  await bot.work();
  assert.equal(await bot.said(member), before);
});

test('an answer without a name is support’s in the thread; a note is nowhere in it', async (context) => {
  const { bot } = context;
  const { number, member } = await open(context, 'Dee');
  await act(context, number, 'note', { text: 'Their third refund' });
  await act(context, number, 'reply', { text: 'We *look* into it', isAnonymous: true });
  assert.ok((await bot.said(member)).includes('**Support:** We *look* into it'));
  const all = JSON.stringify(await member.messages());
  assert.not.match(all, /Sam|third refund/);
});

test('pages hear of what is said, edited and deleted in the thread', async (context) => {
  const { app, bot, sam } = context;
  const { number, member } = await open(context, 'Eli');
  const { id } = await bot.stored(number);
  const stop = new AbortController();
  const feed = await fetch(`${app.url}/staff/tickets/events`, { headers: sam, signal: stop.signal });
  const reader = feed.body!.pipeThrough(new TextDecoderStream()).getReader();
  const hear = async () => {
    for (let heard = ''; !heard.includes(`data: ${id}`); ) heard = (await reader.read()).value ?? '';
  };
  const message = await member.post('Hello?');
  await hear();
  await member.delete(message.id);
  await hear();
  await bot.sandbox.control.until(async () => {
    const path = `/api/v1/staff/tickets/${number}`;
    const { items } = (await app.call<StaffTicketView>('GET', path, { headers: sam })).body;
    return items.some((item) => item.kind === 'message' && item.deletedAt !== null);
  });
  stop.abort();
});

test.run();
