import * as assert from 'uvu/assert';
import { MAIL_PASSWORD, openTestApp, type TestApp } from '../../tests/support/app.ts';
import { suite } from '../../tests/support/suite.ts';

const test = suite<TestApp>('mail webhook');
const GUILD_ID = '300000000000000001';
const RAW = ['From: Mia <mia@mail.example>', 'Message-ID: <one@mail.example>', 'Subject: No sound', '', 'Help!'].join(
  '\r\n',
);

test.before(async (context) => {
  Object.assign(context, await openTestApp());
});
test.after((context) => context.close());

const basic = (password: string) => ({ Authorization: `Basic ${Buffer.from(`glim:${password}`).toString('base64')}` });

test('without the password nobody hands over a mail', async ({ call }) => {
  for (const headers of [
    {},
    basic('wrong'),
    basic(''),
    { Authorization: 'Basic %%%' },
    { Authorization: 'Bearer x' },
  ]) {
    const { status, body } = await call('POST', '/webhooks/mail', { headers, json: { RawEmail: RAW } });
    assert.equal([status, body.code], [401, 'wrong_password']);
  }
});

test('what holds no raw mail is refused with what to switch on', async ({ call }) => {
  const headers = basic(MAIL_PASSWORD);
  for (const text of ['', 'no JSON', '{}', '{"RawEmail":""}', '{"TextBody":"hello"}']) {
    const { status, body } = await call('POST', '/webhooks/mail', { headers, text });
    assert.equal([status, body.code], [422, 'raw_mail_missing'], text);
  }
});

test('a mail is offered again while no guild takes it, then opens one ticket however often it comes', async (context) => {
  const { call, database, guilds, supportMail } = context;
  const post = () => call('POST', '/webhooks/mail', { headers: basic(MAIL_PASSWORD), json: { RawEmail: RAW } });
  const early = await post();
  assert.equal([early.status, early.body.code], [503, 'support_mail_off']);
  await database.unitOfWork(async () => {
    await guilds.choose(GUILD_ID, { ticketChannelId: '300000000000000002' });
    await supportMail.choose(GUILD_ID, { takesMail: true });
  });
  for (const _ of [1, 2]) assert.equal((await post()).body, { received: true, state: 'waiting' });
  const { rows } = await database.pool.query('select subject, text, member_name from ticket');
  assert.equal(rows, [{ subject: 'No sound', text: 'Help!', member_name: 'Mia' }]);
});

test.run();
