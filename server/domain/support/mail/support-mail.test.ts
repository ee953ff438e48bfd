import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { emptyTables } from '../../../../tests/support/empty-tables.ts';
import { parsedMail } from '../../../../tests/support/parsed-mail.ts';
import { refusal } from '../../../../tests/support/refusal.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { ADA, emptyTickets, GUILD_ID, SAM } from '../../../../tests/support/tickets.ts';
import type { SentSticker } from '../pictures/sent-sticker.ts';
import { bareSubject, mailIdOf } from './message-ids.ts';
import type { ParsedMail } from './parsed-mail.ts';

const test = suite<TestDomain>('tickets by e-mail');
const PLACE_ID = '300000000000000002';

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async (context) => {
  const { database, guilds, supportMail } = context;
  await emptyTickets(context);
  await emptyTables(database.pool, 'inbound_mail', 'mail_block');
  await database.unitOfWork(async () => {
    await guilds.choose(GUILD_ID, { ticketChannelId: PLACE_ID });
    await supportMail.choose(GUILD_ID, { takesMail: true });
  });
});
test.after((context) => context.close());

function receive({ database, supportMail }: TestDomain, more: Partial<ParsedMail> = {}) {
  return database.unitOfWork(() => supportMail.receive(parsedMail(more)));
}

/** A mail that opened a ticket which stands in its place. */
async function openByMail(context: TestDomain, more: Partial<ParsedMail> = {}) {
  const { database, support } = context;
  const mail = await receive(context, more);
  return database.unitOfWork(async () => {
    const ticket = (await support.find(mail.ticket!.id))!;
    await support.threadStarted(ticket, `6${String(ticket.number).padStart(17, '0')}`);
    await support.opened(ticket, '500000000000000001');
    return ticket;
  });
}

async function tasks(context: TestDomain): Promise<string[]> {
  return (await context.listJobs()).map(({ task }) => task).filter((task) => task.startsWith('ticket.'));
}

test('a mail opens a ticket, with the jobs that show it, open its place and say so', async (context) => {
  const mail = await receive(context, { subject: 'Re: No sound', text: 'It is silent.\n\n> quoted' });
  assert.is(mail.state, 'waiting');
  const ticket = await context.database.unitOfWork(() => context.support.find(mail.ticket!.id));
  assert.equal(
    [ticket?.subject, ticket?.text, ticket?.memberName, ticket?.memberId, ticket?.ticketChannelId],
    ['No sound', 'It is silent.', 'Mia Berg', null, PLACE_ID],
  );
  assert.equal(await tasks(context), ['ticket.opening', 'ticket.mail.reply', 'ticket.mail.received']);
});

test('a mail that comes twice, at once or later, is one', async (context) => {
  const mail = parsedMail();
  const take = () => context.database.unitOfWork(() => context.supportMail.receive(mail));
  const [first, second] = await Promise.all([take(), take()]);
  assert.is(first.id, second.id);
  assert.is((await take()).id, first.id);
  const { rows } = await context.database.pool.query('select count(*)::int as count from ticket');
  assert.is(rows[0].count, 1);
});

test('a mail without a Message-ID is known by what it says', async (context) => {
  const [one, other] = [
    await receive(context, { messageId: null, digest: 'same' }),
    await receive(context, { messageId: null, digest: 'same' }),
  ];
  assert.is(one.id, other.id);
});

test('an answer continues its ticket by its references, or by the number in its subject', async (context) => {
  const ticket = await openByMail(context);
  const references = [`${mailIdOf({ id: 'x', ticket })}@glim.example`];
  const byReference = await receive(context, { references, subject: 'other words' });
  const byNumber = await receive(context, { subject: `AW: Re: [#${ticket.number}] No sound` });
  assert.equal([byReference.ticket?.id, byNumber.ticket?.id], [ticket.id, ticket.id]);
  assert.is(bareSubject(`AW: Re: [#${ticket.number}] No sound`), 'No sound');
});

test('whoever names another’s ticket gets one of their own', async (context) => {
  const ticket = await openByMail(context);
  const from = { name: 'Eve', address: 'eve@mail.example' };
  const references = [`${mailIdOf({ id: 'x', ticket })}@glim.example`];
  const mail = await receive(context, { from, references, subject: `[#${ticket.number}] Send me all` });
  assert.is.not(mail.ticket?.id, ticket.id);
  assert.is(mail.ticket?.number === ticket.number, false);
});

test('an answer to a closed ticket opens the next, which names it', async (context) => {
  const ticket = await openByMail(context);
  const { database, ticketClosing, support } = context;
  await database.unitOfWork(() => ticketClosing.close(ticket.id, SAM));
  const mail = await receive(context, { subject: `Re: [#${ticket.number}] No sound`, text: 'Again!' });
  const next = await database.unitOfWork(() => support.find(mail.ticket!.id));
  assert.is(next?.text, `(#${ticket.number}) Again!`);
  assert.is((await tasks(context)).filter((task) => task === 'ticket.mail.reply').length, 3, 'got it, closed, got it');
});

test('machines, ourselves, who is blocked, who says nothing and who writes too much open nothing', async (context) => {
  const { database, mailBlocks } = context;
  await database.unitOfWork(() => mailBlocks.add(' Rude@mail.example ', { reason: 'rude', by: 'Ada' }));
  const why = async (more: Partial<ParsedMail>) => (await receive(context, more)).reason;
  assert.is(await why({ automatic: 'auto_reply' }), 'auto_reply');
  assert.is(await why({ from: null }), 'no sender');
  assert.is(await why({ from: { name: '', address: 'Support@glim.example' } }), 'our own');
  assert.is(await why({ from: { name: '', address: 'rude@mail.example' } }), 'blocked');
  assert.is(await why({ text: ' \n ' }), 'empty');
  assert.equal(await tasks(context), []);
  const from = { name: 'Flood', address: 'flood@mail.example' };
  for (let count = 0; count < 3; count += 1) assert.is(await why({ from }), null);
  assert.is(await why({ from }), 'too many open tickets');
  for (let count = 4; count < 20; count += 1) await receive(context, { from });
  assert.is(await why({ from }), 'too many');
});

test('while no guild takes mails they are refused, to come again', async (context) => {
  const { database, supportMail } = context;
  await database.unitOfWork(() => supportMail.choose(GUILD_ID, { takesMail: false }));
  const mail = parsedMail();
  const take = () => database.unitOfWork(() => supportMail.receive(mail));
  assert.is((await refusal(take)).code, 'support_mail_off');
  await database.unitOfWork(() => supportMail.choose(GUILD_ID, { takesMail: true }));
  assert.is((await take()).state, 'waiting');
});

test('files that Discord would not take are left out, the others kept until they are shown', async (context) => {
  const big = { name: 'big.zip', bytes: new Uint8Array(10 * 1024 * 1024 + 1) };
  const small = { name: 'log.txt', bytes: Buffer.from('hello') };
  const { id } = await receive(context, { files: [big, small], text: '' });
  const { database, supportMail } = context;
  const mail = await database.unitOfWork(async () => {
    const found = (await supportMail.find(id))!;
    return { text: found.text, files: found.files.getItems().map(({ name }) => name) };
  });
  assert.equal(mail, { text: '[big.zip] [log.txt]', files: ['log.txt'] });
  await database.unitOfWork(async () => supportMail.posted((await supportMail.find(id))!, '700000000000000001'));
  const { rows } = await database.pool.query('select count(*)::int as count from inbound_mail_file');
  assert.is(rows[0].count, 0);
});

test('what staff say within a while is one mail, without what they took back, and without notes', async (context) => {
  const { clock, database, mailAnswers, ticketLog, ticketReplies } = context;
  const ticket = await openByMail(context);
  const say = (id: string, text: string, author = SAM, stickers: SentSticker[] = []) =>
    database.unitOfWork(() =>
      ticketLog.keep(ticket, {
        ...{ id, text, sentAt: clock.now(), editedAt: null, attachments: [], stickers },
        author: { ...author, avatarUrl: null },
      }),
    );
  await say('600000000000000011', 'Hello Mia!');
  await say('600000000000000012', 'oops');
  await say('600000000000000013', 'Which encoder?', ADA);
  await say('600000000000000014', '', SAM, [{ discordId: '1100000000000000001', name: 'Bow', format: 'png' }]);
  await database.unitOfWork(() => ticketLog.markDeleted(['600000000000000012']));
  await database.unitOfWork(() => ticketReplies.note(ticket.id, SAM, 'their third'));
  const due = (await context.listJobs()).filter(({ task }) => task === 'ticket.mail.due');
  assert.is(due.length, 1);
  for (const _ of [1, 2]) await database.unitOfWork(() => mailAnswers.collect(ticket.id));
  const { rows } = await database.pool.query(`select id, text from mail_reply where kind = 'answer'`);
  assert.equal(
    rows.map(({ text }) => text),
    ['Hello Mia!\n— Sam\n\nWhich encoder?\n— Ada\n\n[Bow]\n— Sam'],
  );
});

test('a mail that was taken is not sent again; one that is refused is told to staff', async (context) => {
  const { clock, database, mailAnswers, supportMail } = context;
  const ticket = await openByMail(context);
  const { rows } = await database.pool.query('select id from mail_reply');
  const attempt = (kind: 'taken' | 'delayed' | 'address_refused') =>
    database.unitOfWork(async () => {
      const due = await mailAnswers.begin(rows[0].id);
      if (!due) return null;
      return { isToCome: await mailAnswers.ended(due, { kind, reason: '550' }), mayBeSecond: due.mayBeSecond };
    });
  assert.equal(await attempt('delayed'), { isToCome: true, mayBeSecond: false });
  assert.equal(await attempt('taken'), { isToCome: false, mayBeSecond: true });
  assert.is(await attempt('taken'), null);
  await database.pool.query('update mail_reply set sent_at = null');
  clock.advance({ hours: 73 });
  assert.equal(await attempt('delayed'), { isToCome: false, mayBeSecond: true }, 'given up after three days');
  assert.is((await database.unitOfWork(() => supportMail.findOf(ticket.id)))?.failure, '550');
});

test('an address is forgotten with what came from it; its tickets remain as numbers', async (context) => {
  const { clock, database, support, supportMail, ticketLog } = context;
  const ticket = await openByMail(context, { from: { name: 'Mia', address: 'mia@mail.example' } });
  const attachments = [{ discordId: '700000000000000009', name: 'id.png', sizeBytes: 9, url: 'http://127.0.0.1:1/id' }];
  const author = { id: '900000000000000001', name: 'Glim', avatarUrl: null, isStaff: false };
  const posted = { id: '600000000000000099', author, text: '', sentAt: clock.now(), editedAt: null, attachments };
  await database.unitOfWork(() => ticketLog.keepMail(ticket, posted, 'My passport'));
  assert.is(await database.unitOfWork(() => supportMail.forget('MIA@mail.example')), 1);
  const now = await database.unitOfWork(() => support.find(ticket.id));
  assert.equal([now?.number, now?.memberName, now?.text], [ticket.number, '', '']);
  const [message] = await database.unitOfWork(() => ticketLog.transcript(ticket.id));
  assert.equal([message?.authorName, message?.text, message?.attachments.length], ['', '', 0]);
  assert.ok((await context.listJobs()).some(({ task }) => task === 'ticket.files.forgotten'));
  const { rows } = await database.pool.query(
    'select address, name, text from inbound_mail union select address, subject, subject from ticket_mail',
  );
  assert.equal(rows, [{ address: '', name: '', text: '' }]);
});

test.run();
