import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { emptyTickets, MIA, openTicket, SAM } from '../../../../tests/support/tickets.ts';
import type { Ticket } from '../ticket.entity.ts';
import type { MessageSnapshot } from '../ticket-log.ts';
import type { SentSticker } from './sent-sticker.ts';

interface Context extends TestDomain {
  ticket: Ticket;
}

const test = suite<Context>('the pictures that tickets show');
const BOW: SentSticker = { discordId: '1100000000000000001', name: 'Bow', format: 'png' };
const SPIN: SentSticker = { discordId: '1100000000000000002', name: 'Spin', format: 'gif' };
const WAVE: SentSticker = { discordId: '749054660769218631', name: 'Wave', format: null };

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async (context) => {
  context.clock.set('2026-03-04T12:00:00Z');
  await emptyTickets(context);
  context.ticket = await openTicket(context);
});
test.after((context) => context.close());

const mia = { ...MIA, isStaff: false };
const sam = { ...SAM, avatarUrl: null };

function keep(context: Context, id: string, fields: Partial<MessageSnapshot>): Promise<void> {
  const sentAt = new Date(context.clock.now().getTime() + 1000);
  const said = { author: mia, text: '', sentAt, editedAt: null, attachments: [] };
  const { database, ticketLog, ticket } = context;
  return database.unitOfWork(() => ticketLog.keep(ticket, { ...said, id, ...fields }));
}

function pictures({ database, ticketPictures, ticket }: Context) {
  return database.unitOfWork(() => ticketPictures.list(ticket.id));
}

async function jobs(context: Context, wanted = 'ticket.picture') {
  return (await context.listJobs()).filter(({ task }) => task === wanted);
}

test('each sticker that is a picture is fetched once a ticket, and Lottie is none', async (context) => {
  await keep(context, '600000000000000001', { stickers: [BOW, SPIN, WAVE] });
  await keep(context, '600000000000000001', { stickers: [BOW, SPIN, WAVE] });
  await keep(context, '600000000000000002', { stickers: [BOW], text: 'and <:bow:1100000000000000003>' });
  const known = (await pictures(context)).map(({ kind, discordId, format }) => [kind, discordId, format]);
  assert.equal(known.sort(), [
    ['emoji', '1100000000000000003', 'png'],
    ['sticker', BOW.discordId, 'png'],
    ['sticker', SPIN.discordId, 'gif'],
  ]);
  assert.is((await jobs(context)).length, 3);
});

test('who writes a sticker as if it were an emoji does not keep its picture away', async (context) => {
  await keep(context, '600000000000000001', { text: `<:bow:${BOW.discordId}>` });
  await keep(context, '600000000000000002', { stickers: [BOW] });
  assert.equal((await pictures(context)).map(({ kind }) => kind).sort(), ['emoji', 'sticker']);
});

test('a message of a sticker alone is known, and an edit of it loses nothing', async (context) => {
  const { database, ticketLog, ticket } = context;
  await keep(context, '600000000000000001', { stickers: [BOW] });
  const kept = await database.unitOfWork(() => ticketLog.listKept(ticket.id, ticket.threadId ?? ''));
  assert.is(kept.get('600000000000000001')?.isUnread, false);
  const editedAt = new Date(context.clock.now().getTime() + 9000);
  await keep(context, '600000000000000001', { text: 'Bye', editedAt, stickers: [BOW] });
  const [message] = await database.unitOfWork(() => ticketLog.transcript(ticket.id));
  assert.equal([message?.text, message?.stickers], ['Bye', [BOW]]);
});

test('beyond a hundred a picture is not asked for, and it is known why', async (context) => {
  for (let number = 0; number < 34; number += 1) {
    const stickers = [1, 2, 3].map((place) => ({ ...BOW, discordId: `12000000000000${number + 100}${place}` }));
    await keep(context, `6000000000000000${number + 10}`, { stickers });
  }
  const known = await pictures(context);
  assert.is((await jobs(context)).length, 100);
  assert.equal(
    known.filter(({ failure }) => failure).map(({ failure }) => failure),
    ['too_many', 'too_many'],
  );
});

test('a forgotten member takes along the pictures that nobody else has shown', async (context) => {
  const { database, support } = context;
  await keep(context, '600000000000000001', { stickers: [BOW, SPIN], text: '<:a1:1100000000000000003>' });
  await keep(context, '600000000000000002', { author: sam, stickers: [SPIN] });
  const gone = (await pictures(context)).filter(({ discordId }) => discordId !== SPIN.discordId).map(({ id }) => id);
  await database.unitOfWork(() => support.forgetMember(MIA.id));
  assert.equal(
    (await pictures(context)).map(({ discordId }) => discordId),
    [SPIN.discordId],
  );
  const [job] = await jobs(context, 'ticket.files.forgotten');
  assert.equal([...((job?.payload as { attachmentIds?: string[] })?.attachmentIds ?? [])].sort(), gone.sort());
  const { rows } = await database.pool.query(`select stickers from ticket_message where id = '600000000000000001'`);
  assert.equal(rows[0].stickers, [], 'the names go too');

  await database.unitOfWork(() => support.forgetMember(SAM.id));
  assert.equal(await pictures(context), []);
});

test('pictures go with the texts of an old ticket', async (context) => {
  const { clock, database, support, ticketClosing, ticket } = context;
  await keep(context, '600000000000000001', { stickers: [BOW] });
  await keep(context, '600000000000000002', { author: sam, text: '<:a1:1100000000000000003>' });
  await database.unitOfWork(() => ticketClosing.close(ticket.id, SAM));
  clock.advance({ hours: 24 * 181 });
  await database.unitOfWork(() => support.forgetOldMessages());
  assert.equal(await pictures(context), []);
});

test('a picture that was forgotten while it came is not stored, and one that came is told of', async (context) => {
  const { database, published, ticketPictures, ticket } = context;
  await keep(context, '600000000000000001', { stickers: [BOW, SPIN] });
  const [first, second] = await pictures(context);
  await database.pool.query('delete from ticket_picture where id = $1', [first?.id]);
  published.length = 0;
  assert.is(await database.unitOfWork(() => ticketPictures.stored(first!, 'image/png')), false);
  assert.equal(published, []);
  assert.is(await database.unitOfWork(() => ticketPictures.stored(second!, 'image/gif')), true);
  assert.is(published.length, 1);
  const [kept] = await pictures(context);
  assert.equal([kept?.mediaType, kept?.failure, kept?.ticket.id], ['image/gif', null, ticket.id]);
});

test.run();
