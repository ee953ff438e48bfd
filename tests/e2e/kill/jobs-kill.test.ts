/**
 * What the jobs' process does, killed with SIGKILL between the answer from outside, or its own commit, and the queue's
 * knowledge of it. All moments are held, the process dies once, and another takes over.
 */
import * as assert from 'uvu/assert';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import { createTestClock, type TestClock } from '../../support/clock.ts';
import { eventually } from '../../support/eventually.ts';
import { holdFinishedJobs } from '../../support/finished-jobs.ts';
import { type Glim, prepareGlim } from '../../support/glim.ts';
import { openImapServer, type TestImapServer } from '../../support/imap-server.ts';
import { openMailServer, type TestMailServer } from '../../support/mail-server.ts';
import { passLeases } from '../../support/pass-leases.ts';
import type { GlimProcess } from '../../support/process.ts';
import { suite } from '../../support/suite.ts';
import { openWireProxy, type WireProxy } from '../../support/wire-proxy.ts';

const LEAD = { id: '200000000000000001', name: 'Lea', isStaff: true, isManager: true };
const MAIL = [
  'From: Wren <wren@example.org>',
  'To: support@glim.example',
  'Subject: No sound',
  'Message-ID: <first@example.org>',
  '',
  'My stream has no sound.',
].join('\r\n');

const TASKS = ['ticket.deadline', 'ticket.close.due', 'ticket.mail.reply', 'cron:read-support-mailbox'];

interface Context {
  glim: Glim;
  /** Runs beside the others from the last test on. */
  second?: GlimProcess;
  clock: TestClock;
  mailServer: TestMailServer;
  imapServer: TestImapServer;
  proxies: { smtp: WireProxy; imap: WireProxy };
  late: Ticket;
  closing: Ticket;
}

const test = suite<Context>('the jobs’ process, killed before the queue knows what it did');

test.before(async (context) => {
  const clock = createTestClock(new Date().toISOString());
  const [mailServer, imapServer] = [await openMailServer(), await openImapServer()];
  const imapUrl = new URL(imapServer.url);
  const proxies = {
    smtp: await openWireProxy(Number(new URL(mailServer.url).port)),
    imap: await openWireProxy(Number(imapUrl.port)),
  };
  imapUrl.port = String(proxies.imap.port);
  const env = {
    SMTP_URL: `smtp://127.0.0.1:${proxies.smtp.port}`,
    MAIL_FROM: 'Glim <glim@glim.example>',
    SUPPORT_MAIL: 'Glim support <support@glim.example>',
    IMAP_URL: imapUrl.href,
  };
  const glim = await prepareGlim({ clock, env });
  Object.assign(context, { glim, clock, mailServer, imapServer, proxies });
});
test.after(async ({ glim, second, proxies, mailServer, imapServer }) => {
  await second?.stop();
  await glim.close();
  for (const each of [proxies.smtp, proxies.imap, mailServer, imapServer]) await each.close();
});

const run = <T>({ glim }: Context, work: (domain: Glim['domain']) => Promise<T>) =>
  glim.database.unitOfWork(() => work(glim.domain));
const ask = async ({ glim }: Context, sql: string, ...values: string[]) =>
  (await glim.database.pool.query(sql, values)).rows;

/** A ticket that was opened two hours ago. */
function openTicket(context: Context, name: string): Promise<Ticket> {
  const guildId = context.glim.sandbox.guildId;
  const member = { id: name === 'Lou' ? '200000000000000011' : '200000000000000012', name, avatarUrl: null };
  return run(context, async ({ support }) => {
    const ticketChannelId = '300000000000000002';
    const ticket = await support.open({ guildId, ticketChannelId, member, subject: 'Key', text: 'It fails' });
    await support.opened(ticket, '500000000000000001');
    return ticket;
  });
}

test('it dies in the middle of a mail in, a mail out, a broken promise and a scheduled close', async (context) => {
  const { clock, glim, imapServer, proxies } = context;
  const { pool } = glim.database;
  const guildId = glim.sandbox.guildId;
  const placed = { ticketChannelId: await glim.textChannelId('support') };
  await run(context, async ({ guilds, supportMail, supportTargets }) => {
    await guilds.choose(guildId, placed);
    await supportMail.choose(guildId, { takesMail: true });
    await supportTargets.choose(LEAD, { guildId, categoryId: null, priority: null }, { firstResponseMinutes: 60 });
  });
  clock.advance({ hours: -2 });
  context.late = await openTicket(context, 'Lou');
  context.closing = await openTicket(context, 'Kim');
  const closeAt = new Date(clock.now().getTime() + 3_600_000);
  await run(context, ({ ticketClosing }) => ticketClosing.scheduleClose(context.closing.id, LEAD, closeAt));
  clock.advance({ hours: 2 });

  const finished = await holdFinishedJobs(glim.databaseUrl, [
    { task: 'ticket.deadline', ticketId: context.late.id },
    { task: 'ticket.close.due', ticketId: context.closing.id },
  ]);
  const sent = proxies.smtp.hold({ from: 'server', line: /^250 .*queued/m });
  const taken = proxies.imap.hold({ from: 'client', line: /STORE/i });
  imapServer.deliver(MAIL);
  await pool.query(`select graphile_worker.add_job('cron:read-support-mailbox', '{}')`);
  await glim.jobs.start();
  await Promise.all([sent, taken, finished.reached()]);

  await glim.jobs.stop('SIGKILL');
  await finished.release();
  await passLeases(pool, 'jobs');
  await glim.jobs.start();
  await eventually('the queue to be done', () => isDone(context));
});

test('a mail that was fetched and not yet marked as seen opens one ticket', async (context) => {
  const rows = await ask(context, 'select state, ticket_id from inbound_mail');
  assert.is(rows.length, 1);
  assert.is((await ask(context, 'select 1 from ticket_mail')).length, 1);
  assert.equal(
    context.imapServer.mails().map(({ flags }) => flags),
    [['\\Seen']],
  );
});

test('a mail that the server took is sent at least once: its double has the same Message-ID', async (context) => {
  const received = context.mailServer.received;
  assert.equal(new Set(received.map(({ headers }) => headers.get('message-id'))).size, 1);
  assert.is(received.length, 2);
  assert.equal(
    (await ask(context, 'select sent_at is not null as sent from mail_reply')).map(({ sent }) => sent),
    [true],
  );
});

test('a promise that was broken is told to staff once', async (context) => {
  const alerts = await alertsOf(context);
  assert.is(alerts.length, 1);
  assert.is((await jobsOf(context, 'ticket.alert', 'alertId', alerts[0]!.id)).length, 1);
});

test('a ticket that was scheduled to close is closed once', async (context) => {
  assert.is((await closingsOf(context)).length, 1);
  assert.is((await jobsOf(context, 'ticket.ended', 'ticketId', context.closing.id)).length, 1);
});

test('two processes that read one mailbox at once open one ticket, and send one mail', async (context) => {
  const { glim, imapServer, mailServer } = context;
  context.second = glim.newJobs();
  await context.second.start();
  const before = mailServer.received.length;
  imapServer.deliver(MAIL.replace('<first@', '<second@'));
  await glim.database.pool.query(
    `select graphile_worker.add_job('cron:read-support-mailbox', '{}') from generate_series(1, 4)`,
  );
  await eventually('the queue to be done', () => isDone(context));
  assert.is((await ask(context, 'select 1 from ticket_mail')).length, 2);
  assert.is(mailServer.received.length, before + 1);
});

/** Whether no task of the test is left. */
async function isDone(context: Context): Promise<boolean> {
  const waiting = `select 1 from graphile_worker.jobs where task_identifier = any(string_to_array($1, ' '))
    and run_at <= now()`;
  return (await ask(context, waiting, TASKS.join(' '))).length === 0;
}

/** What waits for a bot, which there is none. */
function jobsOf(context: Context, task: string, key: string, id: string) {
  return ask(
    context,
    `select 1 from graphile_worker.jobs join graphile_worker._private_jobs private using (id)
     where jobs.task_identifier = $1 and private.payload->>$2 = $3`,
    ...[task, key, id],
  );
}

function alertsOf(context: Context) {
  return ask(context, 'select id from ticket_alert where ticket_id = $1', context.late.id);
}

function closingsOf(context: Context) {
  const closings = `select 1 from ticket_event where ticket_id = $1 and change = 'closed'`;
  return ask(context, closings, context.closing.id);
}

test.run();
