import * as assert from 'uvu/assert';
import { type SmtpMailer, smtpMailer } from '#platform/smtp/smtp-mailer.ts';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { openMailServer, type TestMailServer } from '../../tests/support/mail-server.ts';
import { publishGlimcap } from '../../tests/support/publish-glimcap.ts';
import { runMailTasks } from '../../tests/support/run-mail-tasks.ts';
import { suite } from '../../tests/support/suite.ts';

interface Context extends TestApp {
  server: TestMailServer;
  mailer: SmtpMailer;
}

const test = suite<Context>('the glimcap by e-mail on the web');
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' };
/** Forms are counted by address, and each test has one of its own. */
let octet = 0;

test.before(async (context) => {
  Object.assign(context, await openTestApp({ canMail: true, trustedProxies: 1 }));
  context.server = await openMailServer();
  const mailer = smtpMailer({ SMTP_URL: context.server.url, MAIL_FROM: 'news@mail.glim.example' });
  if (!mailer) throw new Error('no mailer');
  context.mailer = mailer;
});
test.beforeEach(async ({ clock, database, server }) => {
  octet += 1;
  clock.set('2021-05-05T12:00:00Z');
  server.received.length = 0;
  await database.pool.query(
    'truncate glimcap_report, glimcap_reader cascade; delete from graphile_worker._private_jobs',
  );
});
test.after(async (context) => {
  context.mailer.close();
  await context.server.close();
  await context.close();
});

function send({ call, url }: Context, address: string, headers: Record<string, string> = {}) {
  const text = new URLSearchParams({ address }).toString();
  const own = { ...FORM, Origin: url, 'X-Forwarded-For': `10.0.0.${octet}` };
  return call('POST', '/glimcap/mail', { text, headers: { ...own, ...headers } });
}

async function deliver(context: Context): Promise<void> {
  assert.equal(await runMailTasks(context, { mailer: context.mailer, publicUrl: context.url }), []);
}

const linkIn = (text: string, what: string) =>
  new RegExp(`/glimcap/mail/${what}\\?token=[\\w-]{43}`).exec(text)?.[0] ?? '';

test('from the form to the mail, to the report, and out again', async (context) => {
  const { call, server } = context;
  const form = await call('GET', '/glimcap');
  assert.match(form.text, 'action="/glimcap/mail"');
  const sent = await send(context, 'ada@glim.example');
  assert.equal([sent.status, sent.headers.get('location')], [303, '/glimcap/mail/asked']);
  assert.match((await call('GET', '/glimcap/mail/asked')).text, 'Now check your mailbox');
  await deliver(context);

  const confirm = linkIn(server.received[0]!.html, 'confirm');
  const looked = await call('GET', confirm);
  assert.equal([looked.status, looked.headers.get('referrer-policy')], [200, 'no-referrer']);
  assert.match(looked.headers.get('cache-control') ?? '', 'no-store');
  await publishGlimcap(context);
  await deliver(context);
  assert.is(server.received.length, 1, 'who only looked has confirmed nothing');

  assert.match((await call('POST', confirm, { headers: FORM, text: '' })).text, 'You are on the list');
  context.clock.set('2021-05-12T12:00:00Z');
  await publishGlimcap(context);
  await deliver(context);
  const leave = linkIn(server.received[1]!.headers.get('list-unsubscribe') ?? '', 'leave');

  assert.match((await call('GET', leave)).text, 'Stop sending them to me');
  assert.is((await call('HEAD', leave)).status, 200);
  assert.is(await context.database.unitOfWork(() => context.glimcapReaderList.count()).then((all) => all.confirmed), 1);
  const left = await call('POST', leave, { headers: FORM, text: 'List-Unsubscribe=One-Click' });
  assert.is(left.status, 200);
  assert.match(left.text, 'You will get no more mail from us');
  assert.equal(await context.database.unitOfWork(() => context.glimcapReaderList.count()), { left: 1 });
});

test('a mail is in the language of the page where the address was given', async (context) => {
  const { database, server } = context;
  const language = async (address: string) =>
    (await database.pool.query('select language from glimcap_reader where address = $1', [address])).rows[0]?.language;
  await send(context, 'de@glim.example', { 'Accept-Language': 'de-AT,en;q=0.5' });
  await send(context, 'en@glim.example', { 'Accept-Language': 'fr' });
  await send(context, 'chosen@glim.example', { 'Accept-Language': 'en', Cookie: 'glim_language=de' });
  await send(context, 'odd@glim.example', { Cookie: "glim_language=de'; drop table glimcap_reader" });
  assert.equal(await Promise.all(['de', 'en', 'chosen', 'odd'].map((name) => language(`${name}@glim.example`))), [
    'de',
    'en',
    'de',
    'en',
  ]);
  await deliver(context);
  const [german] = server.received;
  assert.match(german!.html, '<html lang="de">');
  assert.match(german!.html, 'Ja, schickt ihn mir');
});

test('a mail program leaves with one bare POST, in either encoding and from anywhere', async (context) => {
  const { call, database, server } = context;
  for (const [address, type, body] of [
    ['a@glim.example', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'b@glim.example',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    ],
  ] as const) {
    await send(context, address);
    await deliver(context);
    await call('POST', linkIn(server.received.at(-1)!.html, 'confirm'));
    await database.pool.query('truncate glimcap_report cascade');
    await publishGlimcap(context);
    await deliver(context);
    const leave = linkIn(server.received.at(-1)!.text, 'leave');
    const headers = { 'Content-Type': type, Origin: 'https://mail.example', 'Sec-Fetch-Site': 'cross-site' };
    assert.is((await call('POST', leave, { headers, text: body })).status, 200);
    assert.is((await call('POST', leave, { headers, text: body })).status, 200, 'twice is as good as once');
  }
  assert.equal(await database.unitOfWork(() => context.glimcapReaderList.count()), { left: 2 });
});

test('a form that another site sends is refused, signed out and signed in', async (context) => {
  const { Cookie } = (await context.signIn()).headers;
  for (const headers of [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: '' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'none' },
    { Origin: 'https://evil.example', Cookie },
  ]) {
    octet += 1;
    const { status, text } = await send(context, 'ada@glim.example', headers);
    assert.is(status, 403, JSON.stringify(headers));
    assert.match(text, 'This form was sent from another site.');
  }
  octet += 1;
  assert.is((await send(context, 'ada@glim.example', { 'Sec-Fetch-Site': 'same-origin', Cookie })).status, 303);
  assert.is((await context.listJobs()).length, 1);
});

test('the answer does not tell whether an address is known', async (context) => {
  const seen = async (address: string) => {
    const { status, headers, text } = await send(context, address);
    return [status, headers.get('location'), text];
  };
  const first = await seen('ada@glim.example');
  await deliver(context);
  await context.call('POST', linkIn(context.server.received[0]!.html, 'confirm'));
  assert.equal(await seen('ada@glim.example'), first);
  assert.equal(await seen('stranger@glim.example'), first);
});

test('what is no address is said to be none, on a page with the form', async (context) => {
  for (const address of ['', 'ada', 'ada@glim.example\r\nBcc: eve@evil.example', 'a@b.example,c@d.example']) {
    const { status, text } = await send(context, address);
    assert.is(status, 422);
    assert.match(text, 'That is not an e-mail address that we can write to.');
    assert.match(text, 'action="/glimcap/mail"');
  }
  assert.equal(await context.listJobs(), []);
});

test('who sends the form too often is asked to wait', async (context) => {
  for (let each = 0; each < 6; each += 1) assert.is((await send(context, `a${each}@glim.example`)).status, 303);
  const { status, headers } = await send(context, 'one-more@glim.example');
  assert.is(status, 429);
  assert.ok(Number(headers.get('retry-after')) > 0);
});

test('links that are not ours are said to be none', async ({ call }) => {
  for (const token of ['', 'x', 'a'.repeat(43), '%00', '../x']) {
    assert.is((await call('GET', `/glimcap/mail/confirm?token=${token}`)).status, 410);
    assert.is((await call('POST', `/glimcap/mail/confirm?token=${token}`)).status, 410);
    const { status, text } = await call('POST', `/glimcap/mail/leave?token=${token}`);
    assert.is(status, 404);
    assert.match(text, 'We do not know this link');
  }
  assert.is((await call('POST', '/glimcap/mail/leave?token=a&token=b')).status, 404);
  const evil = await call('GET', '/glimcap/mail/leave?token="><script>alert(1)</script>');
  assert.not.match(evil.text, '<script>alert');
});

test.run();
