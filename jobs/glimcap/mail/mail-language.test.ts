import * as assert from 'uvu/assert';
import { clearMailDomain, type MailDomain, openMailDomain } from '../../../tests/support/mail-domain.ts';
import type { ReceivedMail } from '../../../tests/support/mail-server.ts';
import { publishGlimcap } from '../../../tests/support/publish-glimcap.ts';
import { runMailTasks } from '../../../tests/support/run-mail-tasks.ts';
import { suite } from '../../../tests/support/suite.ts';

const test = suite<MailDomain>('the language of the glimcap by e-mail');
/** What English mails are made of. */
const ENGLISH_FRAME =
  /Read it on the web|Corrected since|Stop these mails|To stop|You get this|You already|Charts|The link|Somebody/;

test.before(async (context) => {
  Object.assign(context, await openMailDomain());
});
test.beforeEach(clearMailDomain);
test.after((context) => context.close());

/** Somebody asks on a page in this language. @returns the mails that came of it */
async function ask(context: MailDomain, language: string): Promise<ReceivedMail[]> {
  const { database, glimcapReaders, server } = context;
  const before = server.received.length;
  await database.unitOfWork(() => glimcapReaders.ask('jo@glim.example', language));
  assert.equal(await runMailTasks(context, context), []);
  return server.received.slice(before);
}

async function confirm({ database, glimcapReaders, server }: MailDomain): Promise<void> {
  const token = /confirm\?token=([\w-]{43})/.exec(server.received.at(-1)?.text ?? '')?.[1] ?? '';
  assert.ok(await database.unitOfWork(() => glimcapReaders.confirm(token)));
}

async function publish(context: MailDomain): Promise<ReceivedMail> {
  await publishGlimcap(context);
  assert.equal(await runMailTasks(context, context), []);
  return context.server.received.at(-1)!;
}

const subjectOf = (mail: ReceivedMail | undefined) => decoded(mail?.headers.get('subject') ?? '');

/** Encoded words, RFC 2047: ours are in quoted-printable or base64. */
function decoded(header: string): string {
  return header.replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=\s*/gi, (_, how: string, text: string) =>
    how.toLowerCase() === 'b'
      ? Buffer.from(text, 'base64').toString()
      : decodeURIComponent(text.replaceAll('_', ' ').replaceAll('%', '%25').replaceAll('=', '%')),
  );
}

test('who asks on a German page is asked, told and sent the report in German, and the report stays in English', async (context) => {
  await context.database.pool.query(
    `insert into metric_sample (id, key, value, taken_at, recorded_at, source)
     select gen_random_uuid(), 'discord', 5900 + week * 7, '2021-05-02T20:00:00Z'::timestamptz - week * interval '7 days',
       now(), 'hand' from generate_series(0, 5) week`,
  );
  const [asked] = await ask(context, 'de');
  assert.is(subjectOf(asked), 'Möchtest du den Glimcap per E-Mail?');
  assert.match(asked!.text, 'Der Link gilt bis 12. Mai 2021 (UTC).');
  await confirm(context);
  const [known] = await ask(context, 'de');
  assert.is(subjectOf(known), 'Du bekommst den Glimcap schon');
  assert.match(known!.text, 'Um keine Mails mehr zu bekommen: http://glim.example/glimcap/mail/leave?token=');

  const report = await publish(context);
  assert.is(subjectOf(report), 'Der neue Glimcap: The Glimcap Part 1');
  assert.match(report.text, /^The Glimcap Part 1\n\nDer Bericht selbst ist auf Englisch\.\n\nIm Web lesen/);
  assert.match(report.text, /^Discord +5,900 /m);
  assert.match(report.html, '<p style="margin:0 0 14px">Der Bericht selbst ist auf Englisch.</p>');
  assert.match(report.html, /<div lang="en">[\s\S]*<td style="[^"]+">5,900<\/td>/);
  assert.match(report.headers.get('list-id') ?? '', '"Der Glimcap" <glimcap.mail.glim.example>');
  assert.is(report.headers.get('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
  for (const { html, text } of [asked!, known!, report]) {
    assert.match(html, '<html lang="de">');
    assert.not.match(html + text, ENGLISH_FRAME);
  }
});

test('in English nothing is said of the language', async (context) => {
  const [asked] = await ask(context, 'en');
  await confirm(context);
  const report = await publish(context);
  for (const { html } of [asked!, report]) assert.match(html, '<html lang="en">');
  assert.is(subjectOf(report), 'The Glimcap Part 1');
  assert.not.match(report.text, /in English|Englisch/);
});

test('asking again in the other language changes it, for a confirmed reader with the mail that says so', async (context) => {
  await ask(context, 'en');
  assert.equal(await ask(context, 'de'), [], 'too soon for another mail');
  await confirm(context);
  assert.match((await publish(context)).html, '<html lang="de">', 'the latest page counts');

  assert.is(subjectOf((await ask(context, 'en'))[0]), 'You already get the Glimcap');
  assert.equal(await ask(context, 'de'), [], 'nobody is told, so nothing changes');
  context.clock.set('2021-05-12T12:00:00Z');
  assert.match((await publish(context)).html, '<html lang="en">');
  assert.is(subjectOf((await ask(context, 'de'))[0]), 'Du bekommst den Glimcap schon');
  context.clock.set('2021-05-19T12:00:00Z');
  assert.match((await publish(context)).html, '<html lang="de">');
});

test('a correction is told in German around the words of their author', async (context) => {
  await context.database.pool.query(
    `insert into metric_sample (id, key, value, taken_at, recorded_at, source)
     values (gen_random_uuid(), 'discord', 5900, '2021-05-02T20:00:00Z', now(), 'hand')`,
  );
  await ask(context, 'de');
  await confirm(context);
  await publish(context);
  context.clock.advance({ hours: 2 });
  await context.database.unitOfWork(() =>
    context.glimcapCorrections.correct(1, { metrics: { discord: 5800 }, note: 'Bots were counted.', by: 'Ada' }),
  );
  context.clock.set('2021-05-12T12:00:00Z');
  assert.match((await publish(context)).text, 'Seit unserer letzten Mail berichtigt:\n\nTeil 1: Bots were counted.');
});

test.run();
