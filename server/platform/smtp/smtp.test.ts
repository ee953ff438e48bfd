import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { ConfigError, loadConfig } from '../config.ts';
import { readMailFrom } from './mail-from.ts';
import { smtpMailer } from './smtp-mailer.ts';
import { smtpOptions } from './smtp-options.ts';
import { smtpOutcome } from './smtp-outcome.ts';

const test = suite('the mail server');
const NEEDED = { DATABASE_URL: 'postgres://127.0.0.1/glim', SESSION_SECRET: 'x'.repeat(32) };

function problems(env: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig({ ...NEEDED, ...env });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('its variables are checked at start, and no password is repeated', () => {
  const MAIL_FROM = 'Glim <news@glim.example>';
  assert.equal(problems({}), []);
  assert.equal(problems({ SMTP_URL: 'smtps://a:b@mail.example', MAIL_FROM }), []);
  assert.equal(problems({ SMTP_URL: 'smtp://mail.example' }), ['MAIL_FROM is not set; SMTP_URL needs it.']);
  for (const SMTP_URL of ['mail.example', 'https://mail.example', 'smtp://', 'smtp://a:secret%zz@mail.example'])
    assert.equal(problems({ SMTP_URL, MAIL_FROM }), [
      'SMTP_URL: expected smtp://user:password@host:port, or smtps://.',
    ]);
  assert.match(problems({ MAIL_FROM: 'Glim' })[0] ?? '', 'MAIL_FROM is "Glim": expected an address');
  assert.is(smtpMailer({ SMTP_URL: undefined, MAIL_FROM }), null);
});

test('who mails are from has a name or none', () => {
  for (const [text, name, address] of [
    ['news@glim.example', '', 'news@glim.example'],
    ['<news@glim.example>', '', 'news@glim.example'],
    ['The Glim team <news@Glim.example>', 'The Glim team', 'news@glim.example'],
    ['"Glim, weekly" <news@glim.example>', 'Glim, weekly', 'news@glim.example'],
  ] as const)
    assert.equal(readMailFrom(text), { name, address });
  for (const text of [
    '',
    'Glim',
    'Glim <news>',
    'a <a@b.example> <c@d.example>',
    'a\r\nb <a@b.example>',
    'a@b.example, c@d.example',
  ])
    assert.is(readMailFrom(text), null, text);
});

test('credentials are sent over TLS only, but for a server on this machine', () => {
  const { host, port, secure, requireTLS, auth } = smtpOptions('smtp://me%40glim:p%2Fw@mail.example');
  assert.equal(
    [host, port, secure, requireTLS, auth],
    ['mail.example', 587, false, true, { user: 'me@glim', pass: 'p/w' }],
  );
  assert.is(smtpOptions('smtps://a:b@mail.example').port, 465);
  assert.is(smtpOptions('smtps://a:b@mail.example').secure, true);
  assert.is(smtpOptions('smtp://mail.example:25').requireTLS, false);
  assert.is(smtpOptions('smtp://a:b@[::1]:25').requireTLS, false);
  assert.is(smtpOptions('smtp://a:b@127.0.0.1.evil.example').requireTLS, true);
});

test('only a final word on the recipient is about the address', () => {
  const outcome = (command: string, response: string) => {
    const responseCode = Number(response.slice(0, 3)) || undefined;
    return smtpOutcome(Object.assign(new Error('x'), { code: 'EENVELOPE', command, response, responseCode })).kind;
  };
  assert.is(outcome('RCPT TO', '550 5.1.1 no such user'), 'address_refused');
  assert.is(outcome('RCPT TO', '550 unknown user'), 'address_refused');
  assert.is(outcome('RCPT TO', '550-5.7.1 your host is listed'), 'mail_refused');
  assert.is(outcome('RCPT TO', '552 5.2.2 mailbox full'), 'mail_refused');
  assert.is(outcome('RCPT TO', '450 4.2.1 later'), 'delayed');
  assert.is(outcome('DATA', '554 5.6.0 no'), 'mail_refused');
  assert.is(outcome('MAIL FROM', '550 5.1.8 who are you'), 'delayed');
  assert.is(outcome('AUTH PLAIN', '535 5.7.8 wrong password'), 'delayed');
  assert.is(outcome('CONN', ''), 'delayed');
  assert.throws(() => smtpOutcome(new TypeError('a bug')), /a bug/);
});

test('a reason names nobody and stays in one line', () => {
  const response = '550 5.1.1 <ada@glim.example>: no such user\r\n550 ada@glim.example again';
  const error = Object.assign(new Error('x'), { code: 'EENVELOPE', command: 'RCPT TO', response, responseCode: 550 });
  const outcome = smtpOutcome(error);
  assert.is(
    'reason' in outcome && outcome.reason,
    'EENVELOPE RCPT TO 550 5.1.1 (address) no such user 550 (address) again',
  );
});

test.run();
