import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { movingPicture, picture } from '../../tests/support/pictures.ts';
import { suite } from '../../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../../tests/support/ticket-bot.ts';

const test = suite<TicketBot>('the custom emoji of tickets');

test.before(async (context) => {
  const bot = await openTicketBot();
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(bot));
});
test.afterEach(({ sandbox }) => sandbox.control.faults.clear());
test.after((context) => context.close());

async function emojiOf({ domain }: TicketBot, discordId: string) {
  const { rows } = await domain.database.pool.query('select * from ticket_emoji where discord_id = $1', [discordId]);
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
  const [kept] = await emojiOf(context, still.id);
  const [wave] = await emojiOf(context, moving.id);
  assert.equal([kept.media_type, wave.media_type, wave.is_animated], ['image/png', 'image/gif', true]);
  assert.is((await emojiOf(context, still.id)).length, 1, 'once a ticket');
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
  assert.equal(await emojiOf(context, still.id), []);
  assert.not.ok(existsSync(path));
});

test('what Discord does not have is not asked for again, what it cannot give just now is', async (context) => {
  const { sandbox, tickets, work } = context;
  const { control } = sandbox;
  const { member } = await tickets.open(await tickets.newMember('Ben'));
  await member.post('<:nowhere:1100000000000000009>');
  await control.until(async () => (await emojiOf(context, '1100000000000000009')).length === 1);
  await work();
  const [nowhere] = await emojiOf(context, '1100000000000000009');
  assert.equal([nowhere.stored_at, nowhere.failure], [null, 'Discord no longer has it']);
});

test.run();
