import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import type { PlatformRole } from '#domain/accounts/user.entity.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { suite } from '../../tests/support/suite.ts';

const MIA = { id: '200000000000000001', name: 'Mia', avatarUrl: null, isStaff: false };
const SAM = { id: '200000000000000002', name: 'Sam', avatarUrl: null, isStaff: true };
const SCRIPT = '<script>alert(1)</script>';
const UNKNOWN_FILE = '019a0000-0000-7000-8000-000000000000';

interface Context extends TestApp {
  ticket: Ticket;
  fileId: string;
}

const test = suite<Context>('support routes');

test.before(async (context) => {
  Object.assign(context, await openTestApp());
  const { database, support, ticketLog } = context;
  context.ticket = await database.unitOfWork(async () => {
    const request = { guildId: '300000000000000001', ticketChannelId: '300000000000000002', member: MIA };
    const ticket = await support.open({ ...request, subject: 'My key', text: 'It fails' });
    await support.threadStarted(ticket, '400000000000000001');
    await support.opened(ticket, '500000000000000001');
    return ticket;
  });
  const at = (seconds: number) => new Date(context.ticket.openedAt.getTime() + seconds * 1000);
  const file = {
    discordId: '610000000000000001',
    name: 'ключ "1".html',
    sizeBytes: SCRIPT.length,
    url: 'http://cdn.invalid/',
  };
  const hello = { id: '600000000000000001', author: MIA, sentAt: at(5), attachments: [file] };
  const unkept = { ...file, discordId: '610000000000000002', name: 'film.mkv', sizeBytes: 40_000_000 };
  const answer = { id: '600000000000000002', author: SAM, sentAt: at(9), editedAt: null, attachments: [unkept] };
  await database.unitOfWork(async () => {
    await ticketLog.keep(context.ticket, { ...hello, text: `${SCRIPT} first`, editedAt: null });
    await ticketLog.keep(context.ticket, { ...hello, text: 'second thoughts', editedAt: at(7) });
    await ticketLog.keep(context.ticket, { ...answer, text: 'Hello Mia' });
    await ticketLog.markDeleted([answer.id]);
  });
  await database.unitOfWork(async () => {
    const [message] = await ticketLog.transcript(context.ticket.id);
    const [attachment] = message!.attachments.getItems();
    context.fileId = attachment!.id;
    mkdirSync(context.attachmentDir, { recursive: true });
    writeFileSync(join(context.attachmentDir, attachment!.id), SCRIPT);
    await ticketLog.attachmentStored(attachment!);
  });
});
test.after((context) => context.close());

async function signedIn(
  { accounts, database, signIn }: Context,
  { discordId = null, roles = [] }: { discordId?: string | null; roles?: PlatformRole[] },
): Promise<Record<string, string>> {
  const name = `reader${Math.random().toString(36).slice(2, 10)}`;
  const user = await database.unitOfWork(
    async () =>
      (discordId && (await accounts.findByDiscordId(discordId))) || accounts.createUser({ name, discordId, roles }),
  );
  return (await signIn(user)).headers;
}

test('who is signed out signs in first, whether there is such a ticket or not', async ({ call, ticket }) => {
  for (const number of [ticket.number, 999_999]) {
    const { status, headers } = await call('GET', `/tickets/${number}`);
    assert.equal([status, headers.get('location')], [302, `/auth/discord?returnTo=%2Ftickets%2F${number}`]);
  }
  const file = await call('GET', `/tickets/${ticket.number}/attachments/${UNKNOWN_FILE}`);
  assert.equal([file.status, file.body.code], [401, 'signed_out']);
});

test('to whom a ticket does not belong, it does not exist', async (context) => {
  const { call, ticket, fileId } = context;
  const headers = await signedIn(context, { discordId: '200000000000000009' });
  const foreign = await call('GET', `/tickets/${ticket.number}`, { headers });
  const none = await call('GET', '/tickets/999999', { headers });
  assert.equal([foreign.status, none.status], [404, 404]);
  assert.is(foreign.text, none.text, 'the answers tell nothing apart');
  assert.is((await call('GET', `/tickets/${ticket.number}/attachments/${fileId}`, { headers })).status, 404);
  assert.is((await call('GET', `/tickets/${ticket.number}`, { headers: await signedIn(context, {}) })).status, 404);
});

test('what is no number and no id is not found', async (context) => {
  const { call, ticket } = context;
  const headers = await signedIn(context, { roles: ['support'] });
  for (const path of [
    '0',
    '-1',
    '1e3',
    'x',
    '99999999999999999999',
    '1/attachments/x',
    `${ticket.number}/attachments/..%2F..%2Fx`,
  ])
    assert.is((await call('GET', `/tickets/${path}`, { headers })).status, 404, path);
});

test('the member and the staff read the transcript with edits and deletions, escaped', async (context) => {
  const { call, ticket, fileId } = context;
  for (const who of [{ discordId: MIA.id }, { roles: ['support' as const] }, { roles: ['core' as const] }]) {
    const headers = { ...(await signedIn(context, who)), Accept: 'text/html' };
    const { status, text: page, headers: answer } = await call('GET', `/tickets/${ticket.number}`, { headers });
    assert.is(status, 200);
    assert.is(answer.get('cache-control'), 'private, no-store');
    for (const text of [
      'My key',
      'It fails',
      'second thoughts',
      'Hello Mia',
      'film.mkv (not saved: larger than 25 MiB)',
    ])
      assert.ok(page.includes(text), text);
    assert.ok(page.includes('&lt;script>alert(1)&lt;/script> first'), 'the earlier text, escaped');
    assert.not.ok(page.includes(SCRIPT), 'nothing runs');
    assert.ok(page.includes(`/tickets/${ticket.number}/attachments/${fileId}`));
  }
});

test('why a file is not here is said in the reader’s language, and what was written of old as it is', async (context) => {
  const { call, database, ticket } = context;
  const headers = { ...(await signedIn(context, { discordId: MIA.id })), Accept: 'text/html' };
  const read = async (path: string, language: string) =>
    (await call('GET', `/tickets/${path}`, { headers: { ...headers, 'Accept-Language': language } })).text;
  const german = await read(`${ticket.number}`, 'de');
  assert.match(german, 'film.mkv (nicht aufbewahrt: größer als 25 MiB)');
  assert.match(await read(`${ticket.number}.txt`, 'de'), 'größer als 25 MiB');
  for (const [kept, english, said] of [
    ['expired', 'Discord no longer has it', 'Discord hat die Datei nicht mehr'],
    ['thread_deleted', 'its thread was deleted before', 'der Thread wurde gelöscht'],
    ['deleted', 'it was deleted before', 'sie wurde gelöscht'],
    ['failing', 'we keep trying', 'wir versuchen es weiter'],
    ['Discord answered 503', 'not saved: Discord answered 503', 'nicht aufbewahrt: Discord answered 503'],
    ['too_large', 'larger than 25 MiB', 'größer als 25 MiB'],
  ] as const) {
    await database.pool.query(`update ticket_attachment set failure = $1 where name = 'film.mkv'`, [kept]);
    assert.match(await read(`${ticket.number}`, 'fr'), english);
    assert.match(await read(`${ticket.number}`, 'de'), said);
  }
});

test('the supporter who has a ticket reads it without a role on the platform', async (context) => {
  const { call, database, ticketCare, ticket } = context;
  const headers = await signedIn(context, { discordId: SAM.id });
  assert.is((await call('GET', `/tickets/${ticket.number}`, { headers })).status, 404);
  await database.unitOfWork(() => ticketCare.claim(ticket.id, SAM));
  assert.is((await call('GET', `/tickets/${ticket.number}`, { headers })).status, 200);
});

test('an attachment is a download that cannot run', async (context) => {
  const { call, ticket, fileId } = context;
  const headers = await signedIn(context, { discordId: MIA.id });
  const answer = await call('GET', `/tickets/${ticket.number}/attachments/${fileId}`, { headers });
  assert.equal([answer.status, answer.text], [200, SCRIPT]);
  assert.is(answer.headers.get('content-type'), 'application/octet-stream');
  assert.match(answer.headers.get('content-disposition')!, /^attachment; .*filename\*=UTF-8''%D0%BA/);
  assert.is(answer.headers.get('x-content-type-options'), 'nosniff');
  assert.is(answer.headers.get('content-security-policy'), "default-src 'none'; sandbox");

  const none = await call('GET', `/tickets/${ticket.number}/attachments/${UNKNOWN_FILE}`, { headers });
  assert.is(none.status, 404);
});

test('as text it is for the same readers, with edits, deletions and files', async (context) => {
  const { call, ticket } = context;
  assert.is((await call('GET', `/tickets/${ticket.number}.txt`)).status, 401);
  const stranger = await signedIn(context, { discordId: '200000000000000099' });
  assert.is((await call('GET', `/tickets/${ticket.number}.txt`, { headers: stranger })).status, 404);
  const headers = await signedIn(context, { discordId: MIA.id });
  const response = await call('GET', `/tickets/${ticket.number}.txt`, { headers });
  assert.is(response.headers.get('content-type'), 'text/plain; charset=utf-8');
  assert.match(response.headers.get('content-disposition') ?? '', /attachment/);
  const text = response.text;
  assert.match(text, /Mia:\n {2}second thoughts\n {2}\(until .* UTC: <script>/);
  assert.match(text, /Sam \(staff, deleted .* UTC\):\n {2}Hello Mia/);
});

test('a note is in no transcript; who answered without a name only staff read', async (context) => {
  const { call, database, ticketLog, ticketReplies, guildSupport, ticket } = context;
  const staff = { ...SAM, isManager: true };
  await database.unitOfWork(() => ticketReplies.note(ticket.id, staff, 'SECRET-NOTE about Mia'));
  await database.unitOfWork(() => guildSupport.choose(staff, ticket.guildId, { supportName: 'Glim crew' }));
  const hidden = { id: '200000000000000077', name: 'Tessa', isStaff: true };
  await database.unitOfWork(async () => {
    const reply = await ticketReplies.reply(ticket.id, hidden, {
      text: 'Try <@200000000000000077>',
      isAnonymous: true,
      via: 'web',
    });
    const known = (await ticketReplies.find(reply.id))!;
    await ticketLog.keepReply(known, { id: '600000000000000009', sentAt: new Date() });
  });
  const member = await signedIn(context, { discordId: MIA.id });
  const platform = await signedIn(context, { roles: ['support'] });
  for (const path of [`/tickets/${ticket.number}`, `/tickets/${ticket.number}.txt`]) {
    const theirs = (await call('GET', path, { headers: member })).text;
    assert.not.match(theirs, /SECRET-NOTE|Tessa/, path);
    assert.match(theirs, /Glim crew/, path);
    const ours = (await call('GET', path, { headers: platform })).text;
    assert.not.match(ours, /SECRET-NOTE/, path);
    assert.match(ours, /Tessa \(as Glim crew\)/, path);
  }
});

test('who was added to a ticket reads it, without what is staff’s', async (context) => {
  const { call, database, ticketPeople, ticket } = context;
  const friend = { id: '200000000000000055', name: 'Fay' };
  const headers = await signedIn(context, { discordId: friend.id });
  assert.is((await call('GET', `/tickets/${ticket.number}`, { headers })).status, 404);
  await database.unitOfWork(() => ticketPeople.add(ticket.id, SAM, friend));
  const response = await call('GET', `/tickets/${ticket.number}`, { headers });
  assert.is(response.status, 200);
  assert.not.match(response.text, /SECRET-NOTE|Tessa/);
});

test.run();
