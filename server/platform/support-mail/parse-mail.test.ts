import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { mailParser } from './parse-mail.ts';

const test = suite('taking mails apart');

const mail = (...lines: string[]) => mailParser.parse(Buffer.from(lines.join('\r\n')));
const FROM = 'From: =?utf-8?q?Mia_B=C3=A9rg?= <mia@mail.example>';

test('a plain mail says who wrote what, and what it answers', async () => {
  const { digest, ...parsed } = await mail(
    FROM,
    'Subject: No sound',
    'Message-ID: <one@mail.example>',
    'In-Reply-To: <b@glim.example>',
    'References: <a@glim.example>',
    ' <b@glim.example>',
    'Content-Type: text/plain; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Gr=FC=DFe',
  );
  assert.equal(parsed, {
    messageId: 'one@mail.example',
    references: ['b@glim.example', 'a@glim.example', 'b@glim.example'],
    from: { name: 'Mia Bérg', address: 'mia@mail.example' },
    subject: 'No sound',
    text: 'Grüße',
    files: [],
    automatic: null,
  });
  assert.match(digest, /^[0-9a-f]{64}$/);
});

test('of HTML alone the text is made, and files come with fit names', async () => {
  const parsed = await mail(
    FROM,
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    'Content-Type: text/html',
    '',
    '<p>Hello <b>there</b></p><script>alert(1)</script>',
    '--x',
    'Content-Type: text/plain; name="../../log.txt"',
    'Content-Disposition: attachment; filename="../../log.txt"',
    '',
    'a log',
    '--x--',
  );
  assert.is(parsed.text.trim(), 'Hello there');
  assert.equal(
    parsed.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]),
    [['.._.._log.txt', 'a log']],
  );
});

test('machines are told from people', async () => {
  const kind = async (...headers: string[]) => (await mail(FROM, ...headers, '', 'x')).automatic;
  assert.is(await kind('Auto-Submitted: no'), null);
  assert.is(await kind('Auto-Submitted: auto-replied (vacation)'), 'auto_reply');
  assert.is(await kind('X-Autoreply: yes'), 'auto_reply');
  assert.is(await kind('Precedence: bulk'), 'list');
  assert.is(await kind('List-Id: <news.mail.example>'), 'list');
  assert.is(await kind('Content-Type: multipart/report; report-type=delivery-status; boundary=x'), 'bounce');
  assert.is((await mail('From: MAILER-DAEMON@mail.example', '', 'x')).automatic, 'bounce');
});

test('what is no mail at all has no sender, and does not throw', async () => {
  for (const raw of ['', '\u0000\u0001', 'From: \r\n\r\n', 'Content-Type: multipart/mixed; boundary=\r\n\r\n--']) {
    const parsed = await mailParser.parse(Buffer.from(raw));
    assert.is(parsed.from, null, JSON.stringify(raw));
  }
});

test.run();
