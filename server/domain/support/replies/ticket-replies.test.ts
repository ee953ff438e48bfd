import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { refusal } from '../../../../tests/support/refusal.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { ADA, emptyTickets, GUILD_ID, MEMBER, openTicket, SAM, STRANGER } from '../../../../tests/support/tickets.ts';
import { fillSnippet } from './snippets.ts';

const test = suite<TestDomain>('replies and notes');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach((context) => emptyTickets(context));
test.after((context) => context.close());

test('a reply is posted by a job, and kept as its author’s, also when its message was heard of first', async (context) => {
  const { clock, database, support, ticketLog, ticketReplies } = context;
  const ticket = await openTicket(context);
  const bot = { id: '900000000000000001', name: 'Glim', avatarUrl: null, isStaff: false };
  const given = { text: ' Try the key again. ', isAnonymous: true, via: 'discord' } as const;
  const { id } = await database.unitOfWork(() => ticketReplies.reply(ticket.id, SAM, given));
  assert.ok((await context.listJobs()).some(({ task, payload }) => task === 'ticket.reply' && payload.replyId === id));

  const messageId = '600000000000000001';
  const sentAt = clock.now();
  const heard = { id: messageId, author: bot, text: '**Support:** Try', sentAt, editedAt: null, attachments: [] };
  await database.unitOfWork(() => ticketLog.keep(ticket, heard));
  for (const _ of [1, 2])
    await database.unitOfWork(async () => {
      const reply = (await ticketReplies.find(id))!;
      if (reply.messageId) return;
      await ticketLog.keepReply(reply, { id: messageId, sentAt });
      await ticketReplies.posted(reply, messageId);
    });
  await database.unitOfWork(() => ticketLog.keep(ticket, heard));

  const [message, ...others] = await database.unitOfWork(() => ticketLog.transcript(ticket.id));
  assert.equal(others, []);
  assert.equal(
    [message?.authorName, message?.text, message?.isStaff, message?.isAnonymous],
    ['Sam', 'Try the key again.', true, true],
  );
  const now = await database.unitOfWork(() => support.find(ticket.id));
  assert.equal(now?.firstResponseAt, sentAt, 'it is the first response');
  assert.is((await database.unitOfWork(() => ticketReplies.find(id)))?.text, '', 'its text is the log’s');
});

test('only staff reply, in a ticket that is underway, and say something', async (context) => {
  const { database, ticketClosing, ticketReplies } = context;
  const { id } = await openTicket(context);
  const reply = (actor: typeof SAM, text: string) => () =>
    database.unitOfWork(() => ticketReplies.reply(id, actor, { text, via: 'web' }));
  for (const actor of [MEMBER, STRANGER]) assert.is((await refusal(reply(actor, 'x'))).code, 'ticket_not_staff');
  for (const text of [' ', 'x'.repeat(1_801)])
    assert.is((await refusal(reply(SAM, text))).code, 'ticket_reply_invalid');
  await database.unitOfWork(() => ticketClosing.close(id, SAM));
  assert.is((await refusal(reply(SAM, 'x'))).code, 'ticket_not_open');
});

test('notes are staff’s alone, are counted, and go with the texts', async (context) => {
  const { clock, database, support, ticketClosing, ticketReplies } = context;
  const { id } = await openTicket(context);
  const note = (actor: typeof SAM) => () =>
    database.unitOfWork(() => ticketReplies.note(id, actor, 'Their third ticket'));
  const list = (actor: typeof SAM) => () => database.unitOfWork(() => ticketReplies.listNotes(id, actor));
  assert.is((await refusal(note(MEMBER))).code, 'ticket_not_staff');
  await note(SAM)();
  await database.unitOfWork(() => ticketClosing.close(id, SAM));
  await note(ADA)();
  assert.is((await refusal(list(MEMBER))).code, 'ticket_not_staff');
  assert.equal(
    (await list(SAM)()).map(({ authorName }) => authorName),
    ['Sam', 'Ada'],
  );
  assert.is(await database.unitOfWork(() => ticketReplies.countNotes(id)), 2);
  clock.advance({ hours: 24 * 181 });
  await database.unitOfWork(() => support.forgetOldMessages());
  assert.is(await database.unitOfWork(() => ticketReplies.countNotes(id)), 0);
});

test('a snippet fills in what it knows; an unknown word, a taken name and strangers are refused', async (context) => {
  const { database, snippets } = context;
  const ticket = await openTicket(context, { subject: 'Key' });
  const add = (name: string, text: string, actor = ADA) =>
    database.unitOfWork(() => snippets.add(actor, GUILD_ID, { name, text }));
  const { text } = await add('Hello', 'Hello {member}, about {subject} (#{number}, {category}): {staff} here.');
  assert.is(fillSnippet(text, ticket, 'Sam'), `Hello Mia, about Key (#${ticket.number}, Support): Sam here.`);
  assert.is((await refusal(() => add('HELLO', 'x'))).code, 'snippet_exists');
  assert.match((await refusal(() => add('Other', '{password}'))).message, /\{password\}/);
  assert.is((await refusal(() => add('Other', ' '))).code, 'snippet_invalid');
  assert.is((await refusal(() => add('Other', 'x', SAM))).code, 'support_not_manager');

  await database.unitOfWork(() => snippets.edit(ADA, GUILD_ID, { name: 'hello', text: 'Hi' }));
  assert.is((await database.unitOfWork(() => snippets.get(GUILD_ID, ' HELLO '))).text, 'Hi');
  await database.unitOfWork(() => snippets.remove(ADA, GUILD_ID, 'hello'));
  assert.is(
    (await refusal(() => database.unitOfWork(() => snippets.get(GUILD_ID, 'hello')))).code,
    'snippet_not_found',
  );
});

test('the member rates a closed ticket once for all, from 1 to 5; nobody else does', async (context) => {
  const { database, support, ticketClosing, ticketFeedbacks } = context;
  const { id } = await openTicket(context);
  const rate = (actor: typeof SAM, rating: number, comment?: string) => () =>
    database.unitOfWork(() => ticketFeedbacks.rate(id, actor, { rating, ...(comment ? { comment } : {}) }));
  assert.is((await refusal(rate(MEMBER, 5))).code, 'feedback_too_early');
  await database.unitOfWork(() => ticketClosing.close(id, SAM));
  assert.ok((await context.listJobs()).some(({ task }) => task === 'ticket.ended'));
  await database.unitOfWork(async () => ticketFeedbacks.told((await support.find(id))!, 'dm'));
  assert.is((await refusal(rate(SAM, 5))).code, 'ticket_not_yours');
  for (const rating of [0, 6, 2.5, Number.NaN])
    assert.is((await refusal(rate(MEMBER, rating))).code, 'feedback_invalid');
  await rate(MEMBER, 4)();
  await rate(MEMBER, 5, ' Thank you! ')();
  const feedback = await database.unitOfWork(() => ticketFeedbacks.find(id));
  assert.equal([feedback?.rating, feedback?.comment, feedback?.way], [5, 'Thank you!', 'dm']);
});

test.run();
