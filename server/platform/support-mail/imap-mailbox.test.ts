import * as assert from 'uvu/assert';
import { openImapServer, type TestImapServer } from '../../../tests/support/imap-server.ts';
import { suite } from '../../../tests/support/suite.ts';
import { imapMailbox } from './imap-mailbox.ts';

interface Context {
  imap: TestImapServer;
}

const test = suite<Context>('the support mailbox');
const log = { warn: () => undefined };
const mail = (subject: string, body = 'Help!') =>
  ['From: mia@mail.example', `Subject: ${subject}`, '', body].join('\r\n');

test.beforeEach(async (context) => {
  context.imap = await openImapServer();
});
test.afterEach(({ imap }) => imap.close());

const subjectOf = (raw: Uint8Array) => /Subject: (.*)/.exec(Buffer.from(raw).toString())?.[1];

test('each new mail is handed over once, and is seen from then on', async ({ imap }) => {
  for (const subject of ['one', 'two']) imap.deliver(mail(subject));
  const mailbox = imapMailbox(imap.url, log);
  const taken: (string | undefined)[] = [];
  const take = async (raw: Uint8Array) => void taken.push(subjectOf(raw));
  assert.is(await mailbox.takeNew(take), 2);
  imap.deliver(mail('three'));
  assert.is(await mailbox.takeNew(take), 1);
  assert.is(await mailbox.takeNew(take), 0);
  assert.equal(taken, ['one', 'two', 'three']);
  assert.ok(imap.mails().every(({ flags }) => flags.includes('\\Seen')));
});

test('a mail that could not be taken stays as it was, and comes again', async ({ imap }) => {
  imap.deliver(mail('one'));
  const mailbox = imapMailbox(imap.url, log);
  const failing = async () => {
    throw new Error('the database is away');
  };
  await mailbox.takeNew(failing).then(
    () => assert.unreachable(),
    (error: Error) => assert.match(error.message, 'the database is away'),
  );
  assert.equal(imap.mails()[0]?.flags, []);
  assert.is(await mailbox.takeNew(async () => undefined), 1);
});

test('a mail that is too large is left for people, flagged', async ({ imap }) => {
  imap.deliver(mail('huge', 'x'.repeat(31 * 1024 * 1024)));
  const mailbox = imapMailbox(imap.url, log);
  assert.is(await mailbox.takeNew(async () => assert.unreachable()), 0);
  assert.equal(imap.mails()[0]?.flags, ['\\Flagged']);
  assert.is(await mailbox.takeNew(async () => assert.unreachable()), 0);
});

test('a wrong password, and a server that is away, are told', async ({ imap }) => {
  const wrong = imapMailbox(imap.url.replace('a%20', 'b%20'), log);
  await wrong
    .takeNew(async () => undefined)
    .then(
      () => assert.unreachable(),
      (error: Error) => assert.ok(error.message),
    );
  const away = imapMailbox('imap://a:b@127.0.0.1:1/INBOX', log);
  await away
    .takeNew(async () => undefined)
    .then(
      () => assert.unreachable(),
      (error: Error) => assert.ok(error.message),
    );
});

test.run();
