import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { picture } from '../../tests/support/pictures.ts';
import { suite } from '../../tests/support/suite.ts';
import { openTicket } from '../../tests/support/tickets.ts';
import type { StaffTicketView } from '../presenters/staff-ticket.ts';

const EMOJI = '1100000000000000001';
const GONE = '1100000000000000002';
const BOW = { discordId: '1100000000000000003', name: 'Bow "><b>', format: 'png' as const };
const LOST = { discordId: '1100000000000000004', name: 'Lost', format: 'gif' as const };
const LATE = { discordId: '1100000000000000005', name: 'Late', format: 'png' as const };
const WAVE = { discordId: '749054660769218631', name: 'Wave *hi*', format: null };
const MEMBER = { id: '200000000000000001', name: 'Mia', avatarUrl: null, isStaff: false };
const SAM = { id: '200000000000000002', name: 'Sam', avatarUrl: null, isStaff: true };

interface Context extends TestApp {
  number: number;
  emojiId: string;
  stickerId: string;
  png: Buffer;
  member: Record<string, string>;
}

const test = suite<Context>('emoji, stickers and answers in a transcript');

test.before(async (context) => {
  Object.assign(context, await openTestApp());
  const { accounts, attachmentDir, database, signIn, ticketPictures, ticketLog } = context;
  const ticket = await openTicket(context);
  context.number = ticket.number;
  context.png = await picture();
  const at = (seconds: number) => new Date(ticket.openedAt.getTime() + seconds * 1000);
  const said = { editedAt: null, attachments: [] };
  await database.unitOfWork(async () => {
    const text = `It works <a:glim_wave:${EMOJI}> or <:gone:${GONE}>? \`<:glim_wave:${EMOJI}>\``;
    await ticketLog.keep(ticket, { ...said, id: '600000000000000001', author: MEMBER, sentAt: at(1), text });
    const answer = { ...said, id: '600000000000000002', author: SAM, sentAt: at(2), text: 'Good <b>!' };
    await ticketLog.keep(ticket, { ...answer, replyToId: '600000000000000001' });
    const other = { ...said, id: '600000000000000003', author: SAM, sentAt: at(3), text: 'Bye' };
    await ticketLog.keep(ticket, { ...other, replyToId: '600000000000000099' });
    const stickers = { ...said, id: '600000000000000004', author: MEMBER, sentAt: at(4), text: '' };
    await ticketLog.keep(ticket, { ...stickers, stickers: [BOW, WAVE] });
    const more = { ...stickers, id: '600000000000000005', sentAt: at(5), text: 'More' };
    await ticketLog.keep(ticket, { ...more, stickers: [LOST, LATE], replyToId: '600000000000000004' });
  });
  mkdirSync(attachmentDir, { recursive: true });
  await database.unitOfWork(async () => {
    const pictures = await ticketPictures.list(ticket.id);
    const pictureOf = (id: string) => pictures.find(({ discordId }) => discordId === id)!;
    for (const id of [EMOJI, BOW.discordId]) {
      writeFileSync(join(attachmentDir, pictureOf(id).id), context.png);
      await ticketPictures.stored(pictureOf(id), 'image/png');
    }
    await ticketPictures.failed(pictureOf(LOST.discordId), 'too_large');
    [context.emojiId, context.stickerId] = [pictureOf(EMOJI).id, pictureOf(BOW.discordId).id];
  });
  const user = await database.unitOfWork(() => accounts.createUser({ name: 'mia', discordId: MEMBER.id, roles: [] }));
  context.member = (await signIn(user)).headers;
});
test.after((context) => context.close());

test('an emoji is its kept picture in the page, and its name where there is none and in the text', async (context) => {
  const { call, emojiId, member, number } = context;
  const { text } = await call('GET', `/tickets/${number}`, { headers: { ...member, Accept: 'text/html' } });
  assert.match(
    text,
    `<img class="emoji" src="/tickets/${number}/pictures/${emojiId}" alt=":glim_wave:" title=":glim_wave:" loading="lazy">`,
  );
  assert.match(text, 'or :gone:?');
  const plain = await call('GET', `/tickets/${number}.txt`, { headers: member });
  assert.match(plain.text, 'It works :glim_wave: or :gone:?');
});

test('a sticker is its kept picture, and else its name and why, in the page and in the text', async (context) => {
  const { call, stickerId, member, number } = context;
  const { text } = await call('GET', `/tickets/${number}`, { headers: { ...member, Accept: 'text/html' } });
  const word = 'Bow &quot;&gt;&lt;b&gt;';
  assert.match(
    text,
    `<img class="sticker" src="/tickets/${number}/pictures/${stickerId}" alt="${word} (sticker)" title="${word}" loading="lazy">`,
  );
  assert.match(text, '<span>Wave *hi* (animated sticker)</span>');
  assert.match(text, 'Lost (sticker, not saved: larger than 1 MiB)');
  assert.match(text, 'Late (sticker, not saved yet)');
  const plain = await call('GET', `/tickets/${number}.txt`, { headers: member });
  assert.match(plain.text, '  Bow "><b> (sticker)\n  Wave *hi* (animated sticker)\n');
  assert.match(plain.text, '  More\n  Lost (sticker, not saved: larger than 1 MiB)\n');
  const german = await call('GET', `/tickets/${number}.txt`, { headers: { ...member, 'Accept-Language': 'de' } });
  assert.match(german.text, 'Lost (Sticker, nicht aufbewahrt: größer als 1 MiB)');
});

test('an answer names what it answers, where that is known', async ({ call, member, number }) => {
  const { text } = await call('GET', `/tickets/${number}`, { headers: { ...member, Accept: 'text/html' } });
  assert.match(text, /href="#m-600000000000000001">Reply to Mia:/);
  assert.is([...text.matchAll(/class="message-answered"/g)].length, 2);
  assert.match(text, /href="#m-600000000000000004">Reply to Mia: .{1,40}Bow &quot;>&lt;b> \(sticker\) Wave/);
  const plain = await call('GET', `/tickets/${number}.txt`, { headers: member });
  assert.match(plain.text, /\(to Mia: It works :glim_wave: or :gone:\?.*\)\n {2}Good <b>!/);
});

test('the picture is shown to who may read the ticket, as a picture and nothing else', async (context) => {
  const { accounts, call, database, stickerId, member, number, png, signIn } = context;
  const path = `/tickets/${number}/pictures/${stickerId}`;
  assert.is((await call('GET', path)).status, 401);
  const stranger = await database.unitOfWork(() =>
    accounts.createUser({ name: 'sol', discordId: '200000000000000009', roles: [] }),
  );
  assert.is((await call('GET', path, { headers: (await signIn(stranger)).headers })).status, 404);
  for (const wrong of ['x', '019a0000-0000-7000-8000-000000000000', '..%2Fx']) {
    assert.is((await call('GET', `/tickets/${number}/pictures/${wrong}`, { headers: member })).status, 404, wrong);
  }
  const { status, headers } = await call('GET', path, { headers: member });
  assert.equal(
    [status, ...['content-type', 'content-length', 'x-content-type-options'].map((name) => headers.get(name))],
    [200, 'image/png', String(png.length), 'nosniff'],
  );
  assert.match(headers.get('content-security-policy') ?? '', 'sandbox');
});

test('staff see it in the conversation too, with what a message answers', async (context) => {
  const { accounts, call, database, emojiId, stickerId, number, signIn } = context;
  const sam = { name: 'sam', discordId: SAM.id, roles: ['support' as const] };
  const { headers } = await signIn(await database.unitOfWork(() => accounts.createUser(sam)));
  const { status, text } = await call('GET', `/api/v1/staff/tickets/${number}`, { headers });
  assert.is(status, 200);
  const { items }: StaffTicketView = JSON.parse(text);
  const said = items.flatMap((item) => (item.kind === 'message' ? [item] : []));
  assert.match(said[1]?.html ?? '', `<img class="emoji" src="/tickets/${number}/pictures/${emojiId}"`);
  assert.match(said[1]?.text ?? '', 'It works :glim_wave:');
  assert.match(said[4]?.html ?? '', `<img class="sticker" src="/tickets/${number}/pictures/${stickerId}"`);
  assert.match(said[4]?.text ?? '', 'Wave *hi* (animated sticker)');
  assert.is(said[2]?.replyTo?.author, 'Mia');
  assert.match(said[2]?.html ?? '', '&lt;b&gt;');
  assert.is((await call('GET', `/tickets/${number}/pictures/${emojiId}`, { headers })).status, 200);
});

test.run();
