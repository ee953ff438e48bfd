import * as assert from 'uvu/assert';
import { GlimcapMailings } from '#domain/glimcap/mail/mailings.ts';
import type { Mailer } from '#domain/mailer.ts';
import type { Outbox } from '#domain/outbox.ts';
import { graphileOutbox } from '#platform/graphile-outbox.ts';
import { smtpMailer } from '#platform/smtp/smtp-mailer.ts';
import { silentLog } from '../../../tests/support/database.ts';
import { clearMailDomain, type MailDomain, openMailDomain } from '../../../tests/support/mail-domain.ts';
import { publishGlimcap } from '../../../tests/support/publish-glimcap.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { runMailTasks } from '../../../tests/support/run-mail-tasks.ts';
import { suite } from '../../../tests/support/suite.ts';

const test = suite<MailDomain>('the glimcap by e-mail');

test.before(async (context) => {
  Object.assign(context, await openMailDomain());
});
test.beforeEach(clearMailDomain);
test.after((context) => context.close());

const ask = ({ database, glimcapReaders }: MailDomain, address: string, language = 'en') =>
  database.unitOfWork(() => glimcapReaders.ask(address, language));
const confirm = ({ database, glimcapReaders }: MailDomain, token: string) =>
  database.unitOfWork(() => glimcapReaders.confirm(token));
const leave = ({ database, glimcapReaders }: MailDomain, token: string) =>
  database.unitOfWork(() => glimcapReaders.leave(token));
const tokenIn = (text: string) => /token=([\w-]{43})/.exec(text)?.[1] ?? '';

/** Somebody who asked and confirmed. */
async function subscribe(context: MailDomain, address: string): Promise<void> {
  await ask(context, address);
  await runMailTasks(context, context);
  assert.is(await confirm(context, tokenIn(context.server.received.at(-1)?.text ?? '')), true);
  context.server.received.length = 0;
}

async function stateOf({ database }: MailDomain, address: string): Promise<unknown> {
  const { rows } = await database.pool.query('select state from glimcap_reader where address = $1', [address]);
  return rows[0]?.state;
}

async function mailings({
  database,
}: MailDomain): Promise<{ state: string; attempts: number; reason: string | null }[]> {
  const { rows } = await database.pool.query(
    `select mailing.state, attempts, reason from glimcap_mailing mailing join glimcap_reader reader
       on reader.id = reader_id order by address`,
  );
  return rows;
}

test('who asks gets a link, who confirms gets the next report, who leaves gets no more', async (context) => {
  const { server } = context;
  await ask(context, ' Ada@Glim.Example ');
  assert.equal(await runMailTasks(context, context), []);
  const [letter] = server.received;
  assert.equal([letter?.from, letter?.to], ['news@mail.glim.example', ['Ada@glim.example']]);
  assert.match(letter!.text, 'http://glim.example/glimcap/mail/confirm?token=');
  assert.match(letter!.text, 'works until 12 May 2021');
  assert.is(letter!.headers.get('list-unsubscribe'), undefined);

  await publishGlimcap(context);
  await runMailTasks(context, context);
  assert.is(server.received.length, 1, 'nothing is sent to who has not confirmed');
  await confirm(context, tokenIn(letter!.text));

  context.clock.set('2021-05-12T12:00:00Z');
  await publishGlimcap(context);
  assert.equal(await runMailTasks(context, context), []);
  const mail = server.received[1];
  assert.is(mail?.headers.get('subject'), 'The Glimcap Part 2');
  await leave(context, tokenIn(mail!.headers.get('list-unsubscribe') ?? ''));

  context.clock.set('2021-05-19T12:00:00Z');
  await publishGlimcap(context);
  await runMailTasks(context, context);
  assert.is(server.received.length, 2);
});

test('a report is text and HTML, its headers name the list and the way out, and nothing in it tells who reads', async (context) => {
  await subscribe(context, 'ada@glim.example');
  await context.database.pool.query(
    `insert into metric_sample (id, key, value, taken_at, recorded_at, source)
     select gen_random_uuid(), 'discord', 5900 + week * 7, '2021-05-02T20:00:00Z'::timestamptz - week * interval '7 days',
       now(), 'hand' from generate_series(0, 5) week`,
  );
  const { number } = await publishGlimcap(context);
  await runMailTasks(context, context);
  const [mail] = context.server.received;
  const header = (name: string) => mail?.headers.get(name) ?? '';
  assert.is(header('from'), 'Glim <news@mail.glim.example>');
  assert.is(header('to'), 'ada@glim.example');
  assert.match(header('message-id'), /^<glimcap-1\.[0-9a-f-]{36}@mail\.glim\.example>$/);
  assert.is(header('list-id'), '"The Glimcap" <glimcap.mail.glim.example>');
  assert.match(header('list-unsubscribe'), /^<http:\/\/glim\.example\/glimcap\/mail\/leave\?token=[\w-]{43}>$/);
  assert.is(header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
  assert.is(header('auto-submitted'), 'auto-generated');
  assert.match(header('content-type'), 'multipart/alternative');
  assert.ok(!Number.isNaN(Date.parse(header('date'))));

  assert.match(mail!.text, /^The Glimcap Part 1\n/);
  assert.match(mail!.text, /^Discord +5,900 +– +new$/m);
  assert.match(mail!.text, 'To stop these mails: http://glim.example/glimcap/mail/leave?token=');
  assert.match(mail!.html, /<td style="[^"]+">5,900<\/td>/);
  assert.not.match(mail!.html, '<script');
  const images = [...mail!.html.matchAll(/<img src="([^"]+)" alt="([^"]+)"/g)];
  assert.ok(images.length > 0);
  for (const [, src, alt] of images) {
    assert.match(
      src!,
      new RegExp(`^http://glim\\.example/glimcap/${number}/charts/[a-z]+\\.png\\?theme=light&amp;version=\\d+$`),
    );
    assert.ok(alt!.length > 20, alt);
  }
  assert.not.match(mail!.html.replaceAll(/leave\?token=[\w-]+/g, ''), tokenIn(mail!.text));
});

test('the answer is the same for every address, and what comes too often is let be', async (context) => {
  const { server, clock } = context;
  await subscribe(context, 'known@glim.example');
  clock.advance({ hours: 1 });
  for (const address of ['known@glim.example', 'KNOWN@glim.example', 'new@glim.example', 'new@glim.example'])
    assert.is(await ask(context, address), undefined);
  await runMailTasks(context, context);
  assert.equal(
    server.received.map(({ to, headers }) => [to[0], headers.get('subject')]),
    [
      ['known@glim.example', 'You already get the Glimcap'],
      ['new@glim.example', 'Do you want the Glimcap by e-mail?'],
    ],
  );
  clock.advance({ minutes: 11 });
  await ask(context, 'new@glim.example');
  clock.advance({ minutes: 11 });
  await ask(context, 'new@glim.example');
  await runMailTasks(context, context);
  assert.is(server.received.length, 3, 'the second wait is longer than the first');
  assert.is(tokenIn(server.received[1]!.text), tokenIn(server.received[2]!.text), 'whichever mail is read confirms');
});

test('nobody can make the form write to hundreds of strangers', async (context) => {
  const { database, glimcapReaders } = context;
  await database.pool.query(
    `insert into glimcap_reader (id, address, address_key, state, asked_at, asks, leave_token_hash, leave_token_sealed)
     select gen_random_uuid(), n || '@x.example', n || '@x.example', 'pending', $1, 1, n::text, '' from generate_series(1, 300) n`,
    [context.clock.now()],
  );
  const refused = await refusal(() => database.unitOfWork(() => glimcapReaders.ask('ada@glim.example', 'en')));
  assert.is(refused.code, 'mail_busy');
});

test('a link confirms for seven days, and not after its reader has left', async (context) => {
  const { clock, server } = context;
  await ask(context, 'late@glim.example');
  await ask(context, 'gone@glim.example');
  await runMailTasks(context, context);
  const [late, gone] = server.received.map(({ text }) => tokenIn(text));
  assert.is(await confirm(context, gone!), true);
  assert.is(await confirm(context, gone!), true, 'twice is as good as once');
  await publishGlimcap(context);
  await runMailTasks(context, context);
  const way = tokenIn(server.received.at(-1)!.headers.get('list-unsubscribe') ?? '');
  assert.equal([await leave(context, way), await leave(context, way)], [true, true]);
  assert.is(await confirm(context, gone!), false);
  clock.advance({ hours: 7 * 24 });
  assert.is(await confirm(context, late!), false);
  for (const token of ['', 'x', `${late}x`, "' or 1=1 --", way]) assert.is(await confirm(context, token), false);
  assert.is(await leave(context, late!), false);
});

test('addresses are forgotten that nobody confirmed, and later those that left', async (context) => {
  const { clock, database, glimcapReaderList, server } = context;
  await ask(context, 'pending@glim.example');
  await subscribe(context, 'left@glim.example');
  await subscribe(context, 'stays@glim.example');
  await publishGlimcap(context);
  await runMailTasks(context, context);
  const mail = server.received.find(({ to }) => to[0] === 'left@glim.example');
  await leave(context, tokenIn(mail!.text));
  const forget = () => database.unitOfWork(() => glimcapReaderList.forgetOld());
  clock.advance({ hours: 8 * 24 });
  assert.is(await forget(), 1);
  clock.advance({ hours: 30 * 24 });
  assert.is(await forget(), 1);
  assert.is(await stateOf(context, 'stays@glim.example'), 'confirmed');
});

test('a mailbox that does not exist is marked and written to no more', async (context) => {
  const { server } = context;
  await subscribe(context, 'gone@glim.example');
  await subscribe(context, 'here@glim.example');
  server.refusals.set('gone@glim.example', { at: 'rcpt', code: 550, text: '5.1.1 <gone@glim.example> unknown' });
  await publishGlimcap(context);
  assert.equal(await runMailTasks(context, context), []);
  assert.equal(await mailings(context), [
    { state: 'refused', attempts: 1, reason: 'EENVELOPE RCPT TO 550 5.1.1 (address) unknown' },
    { state: 'sent', attempts: 1, reason: null },
  ]);
  assert.is(await stateOf(context, 'gone@glim.example'), 'refused');
  context.clock.set('2021-05-12T12:00:00Z');
  await publishGlimcap(context);
  await runMailTasks(context, context);
  assert.is((await mailings(context)).length, 3);
});

for (const [what, at, code, text] of [
  ['the content', 'data', 554, '5.7.1 looks like spam'],
  ['the sender, by a recipient', 'rcpt', 550, '5.7.1 you are on a list'],
  ['a mailbox that is full', 'rcpt', 552, '5.2.2 over quota'],
] as const)
  test(`a final refusal of ${what} is no fault of the address`, async (context) => {
    await subscribe(context, 'ada@glim.example');
    context.server.refusals.set('ada@glim.example', { at, code, text });
    await publishGlimcap(context);
    assert.equal(await runMailTasks(context, context), []);
    assert.is((await mailings(context))[0]?.state, 'refused');
    assert.is(await stateOf(context, 'ada@glim.example'), 'confirmed');
  });

for (const [what, at, code, text] of [
  ['a full server', 'rcpt', 450, '4.2.0 try later'],
  ['greylisting', 'data', 451, '4.7.1 greylisted'],
  ['a sender that is not set up', 'mail', 553, '5.1.8 not yours to send from'],
] as const)
  test(`${what} is tried again, and given up after three days`, async (context) => {
    const { clock, server } = context;
    await subscribe(context, 'ada@glim.example');
    server.refusals.set('ada@glim.example', { at, code, text });
    await publishGlimcap(context);
    const [failure] = await runMailTasks(context, context);
    assert.match(failure ?? '', `${code} ${text}`);
    assert.equal(
      [(await mailings(context))[0]?.state, await stateOf(context, 'ada@glim.example')],
      ['due', 'confirmed'],
    );
    if (at === 'mail') {
      clock.advance({ hours: 73 });
      assert.equal(await runMailTasks(context, context), []);
      assert.is((await mailings(context))[0]?.state, 'failed');
      return;
    }
    server.refusals.clear();
    assert.equal(await runMailTasks(context, context), []);
    assert.equal((await mailings(context))[0], { state: 'sent', attempts: 2, reason: null });
  });

test('with the mail server away everything waits, and arrives when it is back', async (context) => {
  await subscribe(context, 'ada@glim.example');
  await publishGlimcap(context);
  const away = smtpMailer({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'news@mail.glim.example' });
  const [failure] = await runMailTasks(context, { mailer: away });
  assert.match(failure ?? '', /^mail delayed: ESOCKET|^mail delayed: ECONNECTION/);
  assert.equal(await runMailTasks(context, context), []);
  assert.is(context.server.received.length, 1);
});

test('killed between the server’s answer and our note of it, a mail goes again with the same Message-ID, and says so', async (context) => {
  await subscribe(context, 'ada@glim.example');
  await publishGlimcap(context);
  const dying: Mailer = {
    async send(mail) {
      await context.mailer.send(mail);
      throw new Error('killed');
    },
  };
  assert.equal(await runMailTasks(context, { mailer: dying }), ['killed']);
  assert.is((await mailings(context))[0]?.state, 'due');
  const warnings: string[] = [];
  const log = { ...silentLog, info: () => undefined, warn: (_: object, event: string) => void warnings.push(event) };
  assert.equal(await runMailTasks(context, { mailer: context.mailer, log }), []);
  assert.equal(warnings, ['glimcap mail may arrive twice']);
  const [first, second, ...more] = context.server.received;
  assert.equal(more, []);
  assert.is(first?.headers.get('message-id'), second?.headers.get('message-id'));
  assert.is(first?.headers.get('list-unsubscribe'), second?.headers.get('list-unsubscribe'));
});

test('killed before the server was asked, a mail goes once', async (context) => {
  await subscribe(context, 'ada@glim.example');
  await publishGlimcap(context);
  assert.equal(await runMailTasks(context, { mailer: { send: () => Promise.reject(new Error('killed')) } }), [
    'killed',
  ]);
  await runMailTasks(context, context);
  assert.is(context.server.received.length, 1);
});

test('a job that runs again after its mail was sent sends nothing', async (context) => {
  await subscribe(context, 'ada@glim.example');
  const { id: reportId } = await publishGlimcap(context);
  await runMailTasks(context, context);
  const { database } = context;
  const { rows } = await database.pool.query('select id from glimcap_mailing');
  await database.pool.query(`select graphile_worker.add_job('glimcap.mailing', $1)`, [{ mailingId: rows[0].id }]);
  await database.pool.query(`select graphile_worker.add_job('glimcap.mail', $1)`, [{ reportId }]);
  assert.equal(await runMailTasks(context, context), []);
  assert.is(context.server.received.length, 1);
});

test('killed while mailings are made, those that are missing are made next time, and none twice', async (context) => {
  const { clock, database, glimcapReaders } = context;
  await database.pool.query(
    `insert into glimcap_reader (id, address, address_key, state, asked_at, asks, leave_token_hash, leave_token_sealed)
     select gen_random_uuid(), n || '@x.example', n || '@x.example', 'confirmed', now(), 0, n::text, '' from generate_series(1, 1234) n`,
  );
  const { id: reportId } = await publishGlimcap(context);
  let batches = 0;
  const dying: Outbox = {
    ...graphileOutbox,
    async addAll(...args) {
      batches += 1;
      await graphileOutbox.addAll(...args);
      if (batches === 2) throw new Error('killed');
    },
  };
  const prepare = (outbox: Outbox) =>
    database.unitOfWork(() =>
      new GlimcapMailings({ em: database.orm.em, clock, outbox, glimcapReaders }).prepare(reportId),
    );
  const count = async () => {
    const { rows } = await database.pool.query(
      `select (select count(*)::int from glimcap_mailing) as mailings,
         (select count(*)::int from graphile_worker.jobs where task_identifier = 'glimcap.mailing') as jobs`,
    );
    return rows[0];
  };
  assert.is(await prepare(dying).catch((error: Error) => error.message), 'killed');
  assert.equal(await count(), { mailings: 500, jobs: 500 });
  const made = await Promise.all([prepare(graphileOutbox), prepare(graphileOutbox)]);
  assert.is(made[0] + made[1], 734);
  assert.equal(await count(), { mailings: 1234, jobs: 1234 });
  const { rows } = await database.pool.query(
    `select queue_name, min(priority) as least, max(priority) as most from graphile_worker.jobs
     where task_identifier = 'glimcap.mailing' group by queue_name`,
  );
  assert.equal(rows, [{ queue_name: 'glimcap.mailing', least: 10, most: 10 }], 'they stand behind all other work');
});

test('what was corrected since the last mail is told in the next one', async (context) => {
  const { clock, database, glimcapCorrections, server } = context;
  await subscribe(context, 'ada@glim.example');
  await database.pool.query(
    `insert into metric_sample (id, key, value, taken_at, recorded_at, source)
     values (gen_random_uuid(), 'discord', 5900, '2021-05-02T20:00:00Z', now(), 'hand')`,
  );
  await publishGlimcap(context);
  await runMailTasks(context, context);
  clock.advance({ hours: 2 });
  const note = 'Discord was counted with its <bots>.';
  await database.unitOfWork(() => glimcapCorrections.correct(1, { metrics: { discord: 5800 }, note, by: 'Ada' }));
  assert.equal(await runMailTasks(context, context), []);
  assert.is(server.received.length, 1, 'a correction is no mail of its own');
  clock.set('2021-05-12T12:00:00Z');
  await publishGlimcap(context);
  await runMailTasks(context, context);
  assert.match(server.received[1]!.text, `Corrected since our last mail:\n\nPart 1: ${note}`);
  assert.match(server.received[1]!.html, 'counted with its &lt;bots&gt;.');
});

test('with another SESSION_SECRET readers still get mails, with links that work', async (context) => {
  await subscribe(context, 'ada@glim.example');
  await context.database.pool.query(`update glimcap_reader set leave_token_sealed = 'sealed with another key'`);
  await publishGlimcap(context);
  await runMailTasks(context, context);
  assert.is(await leave(context, tokenIn(context.server.received[0]!.text)), true);
});

test('no text that people write becomes a header or markup', async (context) => {
  await context.mailer.send({
    id: 'x.1',
    to: 'ada@glim.example',
    subject: 'Hello\r\nBcc: everybody@glim.example\u2028X-Evil: 1',
    text: 'a',
    html: 'b',
    list: { id: 'x', name: 'A "list"\r\nX-Evil: 2', leaveUrl: 'http://glim.example/?token=1\r\nX-Evil: 3' },
  });
  const [mail] = context.server.received;
  assert.equal(mail?.to, ['ada@glim.example']);
  assert.is(mail?.headers.get('bcc'), undefined);
  assert.is(mail?.headers.get('x-evil'), undefined);
  assert.is(mail?.headers.get('subject'), 'Hello Bcc: everybody@glim.example X-Evil: 1');
});

test.run();
