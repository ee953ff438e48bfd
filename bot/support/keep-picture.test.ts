import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CDN } from 'discord.js';
import * as assert from 'uvu/assert';
import { animatedPng, movingPicture, picture, pngBomb } from '../../tests/support/pictures.ts';
import { suite } from '../../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../../tests/support/ticket-bot.ts';
import type { BotContext } from '../context.ts';
import { tasks } from '../registry.ts';
import { keepPicture } from './keep-picture.ts';

const test = suite<TicketBot>('the pictures of emoji and stickers in tickets');

test.before(async (context) => {
  const bot = await openTicketBot();
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(bot));
});
test.afterEach(({ sandbox }) => sandbox.control.faults.clear());
test.after((context) => context.close());

async function picturesOf({ domain }: TicketBot, discordId: string) {
  const { rows } = await domain.database.pool.query('select * from ticket_picture where discord_id = $1', [discordId]);
  return rows;
}

test('pictures are kept, moving ones too, and outlive the emoji and not the ticket', async (context) => {
  const { bot, domain, sandbox, tickets, work } = context;
  const { control } = sandbox;
  const still = await control.addEmoji('obs', await picture(3));
  const moving = await control.addEmoji('wave', await movingPicture(4));
  const { member, number } = await tickets.open(await tickets.newMember('Amy'));
  const first = await member.post(`Look <:obs:${still.id}> <a:wave:${moving.id}> <:obs:${still.id}>`);
  const answer = await member.post(`<:obs:${still.id}> again`, { replyTo: first.id });
  await control.until(async () => {
    const { rows } = await domain.database.pool.query('select reply_to_id from ticket_message where id = $1', [
      answer.id,
    ]);
    return rows[0]?.reply_to_id === first.id;
  });
  await work();
  const [kept] = await picturesOf(context, still.id);
  const [wave] = await picturesOf(context, moving.id);
  assert.equal([kept.media_type, wave.media_type, wave.format], ['image/png', 'image/gif', 'gif']);
  assert.is((await picturesOf(context, still.id)).length, 1, 'once a ticket');
  const path = join(bot.attachmentDir, kept.id);
  assert.is(readFileSync(path).subarray(1, 4).toString(), 'PNG');

  await control.deleteEmoji(still.id);
  await member.post(`<:obs:${still.id}> is gone`);
  await work();
  assert.ok(existsSync(path));
  const { stored } = context;
  const { memberId } = await stored(number);
  await domain.database.unitOfWork(() => domain.support.forgetMember(memberId!));
  await work();
  assert.equal(await picturesOf(context, still.id), []);
  assert.not.ok(existsSync(path));
});

test('what Discord does not have is not asked for again', async (context) => {
  const { sandbox, tickets, work } = context;
  const { control } = sandbox;
  const { member } = await tickets.open(await tickets.newMember('Ben'));
  await member.post('<:nowhere:1100000000000000009>');
  await control.until(async () => (await picturesOf(context, '1100000000000000009')).length === 1);
  await work();
  const [nowhere] = await picturesOf(context, '1100000000000000009');
  assert.equal([nowhere.stored_at, nowhere.failure], [null, 'gone']);
});

/** Discord's own: one is Lottie, one is a picture. */
const [WAVE, HELLO] = ['749054660769218631', '749054660769218632'];

/** A bot that dies after the file is there, before that is written down. */
function dying(bot: BotContext): BotContext {
  const stored = () => Promise.reject(new Error('killed'));
  const get = (pictures: BotContext['ticketPictures'], name: string) => {
    const found = Reflect.get(pictures, name);
    return name === 'stored' ? stored : found.bind(pictures);
  };
  const ticketPictures = new Proxy(bot.ticketPictures, { get });
  return { ...bot, ticketPictures };
}

async function rowOf(context: TicketBot, discordId: string) {
  const { sandbox } = context;
  return sandbox.control.until(async () => (await picturesOf(context, discordId))[0]);
}

test('stickers are kept as pictures: PNG, animated PNG and GIF, of guilds and of Discord, and outlive their guild', async (context) => {
  const { bot, domain, sandbox, tickets, work } = context;
  const { control } = sandbox;
  const files = [await picture(5), await animatedPng(), await movingPicture(6)];
  const [still, moving, gif] = await Promise.all(files.map((file, at) => control.addSticker(`Sticker ${at}`, file)));
  const { member, number } = await tickets.open(await tickets.newMember('Cleo'));
  await member.post('', { stickers: [still!.id, moving!.id, gif!.id] });
  await member.post('Look', { stickers: [HELLO, WAVE, gif!.id] });
  await rowOf(context, HELLO);
  await work();
  const kept = await Promise.all([still!, moving!, gif!].map(({ id }) => rowOf(context, id)));
  assert.equal(
    kept.map(({ kind, media_type }) => [kind, media_type]),
    ['image/png', 'image/png', 'image/gif'].map((type) => ['sticker', type]),
  );
  for (const [at, { id }] of kept.entries())
    assert.ok(readFileSync(join(bot.attachmentDir, id)).equals(files[at]!), 'as it is');
  assert.is((await rowOf(context, HELLO)).media_type, 'image/png');
  assert.equal(await picturesOf(context, WAVE), []);

  for (const { id } of [still!, moving!, gif!]) await control.deleteSticker(id);
  const ticket = await context.stored(number);
  const said = await domain.database.unitOfWork(() => domain.ticketLog.transcript(ticket.id));
  assert.equal(
    said.map(({ text, stickers }) => [text, stickers.map(({ name, format }) => [name, format])]),
    [
      [
        '',
        [
          ['Sticker 0', 'png'],
          ['Sticker 1', 'png'],
          ['Sticker 2', 'gif'],
        ],
      ],
      [
        'Look',
        [
          ['Hello', 'png'],
          ['Wave', null],
          ['Sticker 2', 'gif'],
        ],
      ],
    ],
  );
});

test('what was enqueued while only emoji had pictures is done', async (context) => {
  const { bot, domain, sandbox, tickets } = context;
  const emoji = await sandbox.control.addEmoji('bow', await picture(11));
  const { member } = await tickets.open(await tickets.newMember('Hal'));
  await member.post(`<:bow:${emoji.id}>`);
  const { id: emojiId, ticket_id: ticketId } = await rowOf(context, emoji.id);
  await domain.database.unitOfWork(() => tasks['ticket.emoji']!({ ticketId, emojiId }, bot));
  assert.is((await rowOf(context, emoji.id)).media_type, 'image/png');
});

test('hostile files of stickers are not kept, and it is known why', async (context) => {
  const { bot, sandbox, tickets, work } = context;
  const { control, dataDir } = sandbox;
  const hostile: [Buffer, string][] = [
    [Buffer.from('<script>alert(1)</script>'), 'not_a_picture'],
    [pngBomb(60_000, 60_000), 'too_many_pixels'],
    [Buffer.concat([await picture(7), Buffer.alloc(1024 * 1024)]), 'too_large'],
  ];
  const { member } = await tickets.open(await tickets.newMember('Dan'));
  const before = readdirSync(bot.attachmentDir).length;
  for (const [bytes, why] of hostile) {
    const { id } = await control.addSticker('Bad', await picture(7));
    writeFileSync(join(dataDir, 'attachments', id), bytes);
    await member.post('', { stickers: [id] });
    await rowOf(context, id);
    await work();
    const { failure, stored_at } = await rowOf(context, id);
    assert.equal([failure, stored_at], [why, null]);
    await control.deleteSticker(id);
  }
  assert.is(readdirSync(bot.attachmentDir).length, before, 'nothing is left of them');
});

test('what Discord cannot give just now is asked for again', async (context) => {
  const { bot, domain, sandbox, tickets, work } = context;
  const { id } = await sandbox.control.addSticker('Ida', await movingPicture(12));
  const { member } = await tickets.open(await tickets.newMember('Ida'));
  await member.post('', { stickers: [id] });
  const { id: pictureId } = await rowOf(context, id);
  const down = 'http://127.0.0.1:1';
  const client = Object.create(bot.client, {
    rest: { value: { cdn: new CDN(down, down) } },
    options: { value: { rest: { cdn: down, mediaProxy: down } } },
  });
  const attempt = domain.database.unitOfWork(() => keepPicture({ pictureId }, { ...bot, client }));
  await attempt.then(
    () => assert.unreachable(),
    (error: Error) => assert.is(error.message, 'Discord does not hand out the picture'),
  );
  assert.is((await rowOf(context, id)).failure, 'failing');
  await work();
  const { failure, media_type } = await rowOf(context, id);
  assert.equal([failure, media_type], [null, 'image/gif']);
});

test('a bot that dies between file and commit leaves one file, or none where it was forgotten', async (context) => {
  const { bot, domain, sandbox, tickets, work } = context;
  const { control } = sandbox;
  const { database, support } = domain;
  const sent = async (name: string, number: number) => {
    const { id } = await control.addSticker(name, await picture(number));
    const opened = await tickets.open(await tickets.newMember(name));
    await opened.member.post('', { stickers: [id] });
    const row = await rowOf(context, id);
    const dead = database.unitOfWork(() => keepPicture({ pictureId: row.id }, dying(bot)));
    await dead.then(
      () => assert.unreachable(),
      (error: Error) => assert.is(error.message, 'killed'),
    );
    assert.ok(existsSync(join(bot.attachmentDir, row.id)));
    return { ...row, number: opened.number, path: join(bot.attachmentDir, row.id) };
  };
  const kept = await sent('Eve', 8);
  await control.deleteSticker(kept.discord_id);
  const forgotten = await sent('Gus', 10);
  const { memberId } = await context.stored(forgotten.number);
  await database.unitOfWork(() => support.forgetMember(memberId!));
  await work();
  await database.unitOfWork(() => keepPicture({ pictureId: kept.id }, bot));
  assert.is(readdirSync(bot.attachmentDir).filter((file) => file.startsWith(kept.id)).length, 1);
  const { media_type, failure } = await rowOf(context, kept.discord_id);
  assert.equal([media_type, failure], ['image/png', null], 'it is not asked for again');
  assert.not.ok(existsSync(forgotten.path));
});

test.run();
