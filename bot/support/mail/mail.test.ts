import type { APIMessage } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import { smtpMailer } from '#platform/smtp/smtp-mailer.ts';
import { mailParser } from '#platform/support-mail/parse-mail.ts';
import type { Presence } from '../../../sandbox/discord/control/client.ts';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { openMailServer, type TestMailServer } from '../../../tests/support/mail-server.ts';
import { parsedMail } from '../../../tests/support/parsed-mail.ts';
import { runMailTasks } from '../../../tests/support/run-mail-tasks.ts';
import { suite } from '../../../tests/support/suite.ts';
import { showMail } from './show-mail.ts';

interface Context {
  it: GuildBot;
  smtp: TestMailServer;
}

const test = suite<Context>('tickets by e-mail in Discord');

test.before(async (context) => {
  context.it = await openGuildBot();
  context.smtp = await openMailServer();
  const ada = await context.it.guild.as('ada', 'general');
  const chosen = await context.it.guild.answerTo(ada, await ada.slash('support settings', { mail: true }));
  assert.match(chosen.content, 'Mail to the support address opens tickets here.');
});
test.after(async ({ it, smtp }) => {
  await it.close();
  await smtp.close();
});

const MIA = { name: 'Mia Berg', address: 'mia@mail.example' };
const described = ({ embeds }: APIMessage) => embeds[0]?.description ?? '';

/** A mail comes in, and the bot does what follows of it. */
async function arrive({ it }: Context, more: Parameters<typeof parsedMail>[0]) {
  const { domain } = it;
  const mail = await domain.database.unitOfWork(() => domain.supportMail.receive(parsedMail({ from: MIA, ...more })));
  await it.work();
  return mail;
}

async function ticketOf({ it: { domain } }: Context, ticketId: string) {
  return domain.database.unitOfWork(async () => (await domain.support.find(ticketId))!);
}

async function placeOf({ it: { sandbox } }: Context, threadId: string, username: string): Promise<Presence> {
  return sandbox.control.as(await sandbox.control.userId(username)).in(threadId);
}

/** Does the jobs that send mails, as the jobs process does. */
async function sendMails({ it: { domain }, smtp }: Context): Promise<void> {
  const addresses = { MAIL_FROM: 'Glim <news@glim.example>', SUPPORT_MAIL: 'support@glim.example' };
  const mailer = smtpMailer({ SMTP_URL: smtp.url, ...addresses });
  assert.equal(await runMailTasks(domain, { mailer }), []);
  mailer?.close();
}

test('a mail stands in a ticket of its own with its files, and what staff answer there goes back', async (context) => {
  const { it, smtp } = context;
  const { domain, sandbox } = it;
  const files = [{ name: 'log.txt', bytes: Buffer.from('no audio track') }];
  const first = await arrive(context, { messageId: 'one@mail.example', subject: 'No sound', files });
  const ticket = await ticketOf(context, first.ticket!.id);
  const sam = await placeOf(context, ticket.threadId!, 'sam');
  const shown = (await sam.messages()).find((message) => described(message) === 'My stream has no sound.');
  assert.is(shown?.embeds[0]?.author?.name, 'Mia Berg');
  assert.match(shown?.embeds[0]?.footer?.text ?? '', 'mia@mail.example · what you write here is sent by e-mail');
  assert.equal(
    shown?.attachments.map(({ filename }) => filename),
    ['log.txt'],
  );

  await sam.post('Which encoder is it?');
  await sandbox.control.until(async () => (await ticketOf(context, ticket.id)).firstResponseAt !== null);
  await sendMails(context);
  const [received, answer] = smtp.received;
  assert.match(received?.text ?? '', `It is ticket #${ticket.number}`);
  assert.is(received?.headers.get('auto-submitted'), 'auto-replied');
  assert.equal([answer?.from, answer?.to], ['support@glim.example', ['mia@mail.example']]);
  assert.is(answer?.headers.get('subject'), `Re: [#${ticket.number}] No sound`);
  assert.is(answer?.headers.get('in-reply-to'), '<one@mail.example>');
  assert.is(answer?.headers.get('auto-submitted'), undefined, 'a person answers');
  assert.match(answer?.text ?? '', /Which encoder is it\?\n— Sam/);

  const quoted = (answer?.text ?? '').replaceAll(/^/gm, '> ');
  const raw = [
    'From: Mia Berg <MIA@mail.example>',
    'Subject: AW: No sound',
    'Message-ID: <two@mail.example>',
    `In-Reply-To: ${answer?.headers.get('message-id')}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'OBS 32. It works now!',
    '',
    'Am 02.03.26 um 10:12 schrieb support@glim.example:',
    ...quoted.split('\n'),
  ].join('\r\n');
  const second = await arrive(context, await mailParser.parse(Buffer.from(raw)));
  assert.is(second.ticket?.id, ticket.id);
  const texts = (await sam.messages()).map(described);
  assert.ok(
    texts.includes('OBS 32\\. It works now\\!') || texts.includes('OBS 32. It works now!'),
    JSON.stringify(texts),
  );

  const log = await domain.database.unitOfWork(() => domain.ticketLog.transcript(ticket.id));
  assert.equal(
    log.map(({ authorName, isStaff, text }) => [authorName, isStaff, text]),
    [
      ['Mia Berg', false, 'My stream has no sound.'],
      ['Sam', true, 'Which encoder is it?'],
      ['Mia Berg', false, 'OBS 32. It works now!'],
    ],
  );
});

test('a mail is taken at any hour, and answered once with the hours, what may solve it, and how to go on', async (context) => {
  const { it, smtp } = context;
  const { database, autoAnswers, supportHours, ticketCategories } = it.domain;
  const manager = { id: '1', name: 'Ada', isStaff: true, isManager: true };
  const guildId = it.sandbox.sandbox.guildId;
  const categoryId = (await database.unitOfWork(() => ticketCategories.getDefault(guildId))).id;
  await database.unitOfWork(async () => {
    await supportHours.choose(manager, { guildId, categoryId: null }, { hours: 'never', timeZone: 'UTC' });
    await ticketCategories.edit(manager, { guildId, categoryId }, { outsideHours: 'closed' });
    const answer = { name: 'Key', pattern: 'stream key', text: 'Copy the key anew.', articleSlugs: [] };
    await autoAnswers.put(manager, guildId, answer);
  });
  const from = { name: 'Noa', address: 'noa@mail.example' };
  const mail = await arrive(context, { from, messageId: 'noa@mail.example', text: 'My stream key is wrong.' });
  assert.is((await ticketOf(context, mail.ticket!.id)).state, 'open');
  await sendMails(context);
  const received = () => smtp.received.filter(({ to }) => to.includes(from.address));
  assert.is(received().length, 1);
  assert.match(
    received()[0]?.text ?? '',
    /It is ticket #\d+[\s\S]*away right now[\s\S]*Copy the key anew\.[\s\S]*To go on, just reply/,
  );

  const more = { from, messageId: 'noa2@mail.example', subject: received()[0]?.headers.get('subject') ?? '' };
  assert.is((await arrive(context, { ...more, text: 'Still my stream key.' })).ticket?.id, mail.ticket?.id);
  await sendMails(context);
  assert.is(received().length, 1, 'answered once');
  await database.unitOfWork(async () => {
    await supportHours.clear(manager, { guildId, categoryId: null });
    await ticketCategories.edit(manager, { guildId, categoryId }, { outsideHours: 'tell' });
  });
});

test('a mail whose message stands, though nobody knew its id, is not posted twice', async (context) => {
  const { it } = context;
  const mail = await arrive(context, { messageId: 'three@mail.example', subject: 'Twice', text: 'Once only.' });
  const { pool } = it.domain.database;
  await pool.query(
    `update inbound_mail set state = 'waiting', posted_message_id = null, text = 'Once only.' where id = $1`,
    [mail.id],
  );
  await it.domain.database.unitOfWork(() => showMail({ mailId: mail.id }, it.bot));
  const ticket = await ticketOf(context, mail.ticket!.id);
  const sam = await placeOf(context, ticket.threadId!, 'sam');
  const once = (await sam.messages()).filter((message) => described(message).startsWith('Once only'));
  assert.is(once.filter(({ embeds }) => embeds[0]?.title === 'E-mail').length, 1);
  const log = await it.domain.database.unitOfWork(() => it.domain.ticketLog.transcript(ticket.id));
  assert.is(log.length, 1);
});

test('while a ticket cannot be opened its mail waits, and nothing of it is lost', async (context) => {
  const { it } = context;
  const { domain, sandbox } = it;
  const mail = await domain.database.unitOfWork(() =>
    domain.supportMail.receive(
      parsedMail({ from: { name: 'Kim', address: 'kim@mail.example' }, text: 'Do not lose me.' }),
    ),
  );
  await sandbox.control.faults.order({
    kind: 'status',
    method: 'POST',
    path: '/channels/*/threads',
    status: 403,
    times: 2,
  });
  await it.work().then(
    () => assert.unreachable(),
    (error: Error) => assert.match(it.bot.languages.of('en').tell(error.message), 'is saved'),
  );
  await sandbox.control.faults.clear();
  await it.work();
  const ticket = await ticketOf(context, mail.ticket!.id);
  const sam = await placeOf(context, ticket.threadId!, 'sam');
  assert.ok((await sam.messages()).some((message) => described(message).startsWith('Do not lose me')));
});

test('a mail for a ticket whose thread was deleted is kept from coming back for ever', async (context) => {
  const { it } = context;
  const mail = await arrive(context, { messageId: 'four@mail.example', subject: 'Gone' });
  const ticket = await ticketOf(context, mail.ticket!.id);
  await it.sandbox.api('DELETE', `/channels/${ticket.threadId}`);
  const { pool } = it.domain.database;
  await pool.query(`update inbound_mail set state = 'waiting' where id = $1`, [mail.id]);
  await it.domain.database.unitOfWork(() => showMail({ mailId: mail.id }, it.bot));
  const { rows } = await pool.query('select state, reason from inbound_mail where id = $1', [mail.id]);
  assert.equal(rows, [{ state: 'ignored', reason: 'the place of its ticket was deleted' }]);
});

test('a mail is answered in the language that the guild prefers on Discord, until staff choose another', async (context) => {
  const { it, smtp } = context;
  const { control, sandbox } = it.sandbox;
  const { database, guilds } = it.domain;
  const answered = async (name: string) => {
    await arrive(context, { from: { name, address: `${name}@mail.example` } });
    await sendMails(context);
    return smtp.received.find(({ to }) => to[0] === `${name}@mail.example`);
  };
  await control.setGuildLocale(sandbox.guildId, 'de');
  await control.until(async () =>
    (await database.unitOfWork(() => guilds.findLocale(sandbox.guildId))) === 'de' ? true : null,
  );
  const german = await answered('gerd');
  assert.match(german?.text ?? '', 'Danke, deine Mail ist angekommen.');
  assert.match(german?.html ?? '', '<html lang="de">');
  await database.unitOfWork(() => guilds.choose(sandbox.guildId, { language: 'en' }));
  assert.match((await answered('emma'))?.text ?? '', 'Thank you, we got your mail.');
});

test.run();
