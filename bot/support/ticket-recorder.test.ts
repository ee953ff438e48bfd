import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { type SandboxClient, sandboxClient } from '../../sandbox/discord/control/client.ts';
import { CONTROL_TOKEN, type Glim, prepareGlim } from '../../tests/support/glim.ts';
import { storedTicket } from '../../tests/support/stored-ticket.ts';
import { suite } from '../../tests/support/suite.ts';
import { TicketGuild } from '../../tests/support/ticket-guild.ts';

interface Context {
  glim: Glim;
  discord: SandboxClient;
  guild: TicketGuild;
}

const test = suite<Context>('what is said in tickets');

test.before(async (context) => {
  context.glim = await prepareGlim();
  context.discord = sandboxClient({ url: context.glim.sandbox.url, token: CONTROL_TOKEN });
  context.guild = new TicketGuild(context.discord);
  await context.glim.bot.start();
});
test.afterEach(async ({ discord }) => discord.faults.clear());
test.after((context) => context.glim.close());

test('edits and deletions are kept with the earlier text', async (context) => {
  const { discord, guild } = context;
  const { number, member } = await guild.open(await guild.newMember('Hal'));
  const first = await member.post('my key is hunter2');
  await member.edit(first.id, 'my key is secret');
  await member.edit(first.id, 'never mind');
  const second = await member.post('oops');
  await member.delete(second.id);
  const { messages } = await discord.until(async () => {
    const now = await storedTicket(context.glim, number);
    return now.messages.some(({ isDeleted }) => isDeleted) ? now : null;
  });
  assert.equal(
    messages.map(({ text, earlier, isDeleted }) => ({ text, earlier, isDeleted })),
    [
      { text: 'never mind', earlier: ['my key is hunter2', 'my key is secret'], isDeleted: false },
      { text: 'oops', earlier: [], isDeleted: true },
    ],
  );
});

test('an attachment is copied at once, under a name of ours', async (context) => {
  const { discord, guild, glim } = context;
  const { number, member } = await guild.open(await guild.newMember('Ida'));
  const base64 = Buffer.from('<svg onload="alert(1)"/>').toString('base64');
  await member.post('look', { files: [{ filename: 'evil.svg', contentType: 'image/svg+xml', base64 }] });
  const [file] = await discord.until(async () => {
    const files = (await storedTicket(context.glim, number)).messages.flatMap((each) => each.files);
    return files.some(({ isStored }) => isStored) ? files : null;
  });
  assert.is(file?.name, 'evil.svg');
  assert.is(readFileSync(join(glim.dataDir, 'attachments', file!.id), 'utf8'), '<svg onload="alert(1)"/>');
});

test('an attachment whose address has ended is fetched at a fresh one; a forgotten one leaves no file', async (context) => {
  const { discord, guild, glim } = context;
  const { pool, unitOfWork } = glim.database;
  const userId = await guild.newMember('Ivy');
  const { number, member } = await guild.open(userId);
  const base64 = Buffer.from('a log').toString('base64');
  await member.post('', { files: [{ filename: 'obs.log', contentType: 'text/plain', base64 }] });
  const file = () =>
    discord.until(async () =>
      (await storedTicket(context.glim, number)).messages[0]?.files.find(({ isStored }) => isStored),
    );
  const { id } = await file();
  const path = join(glim.dataDir, 'attachments', id);

  rmSync(path);
  await pool.query(`update ticket_attachment set stored_at = null, url = split_part(url, '?', 1) where id = $1`, [id]);
  await pool.query(`select graphile_worker.add_job('ticket.attachment', $1)`, [JSON.stringify({ attachmentId: id })]);
  await file();
  assert.is(readFileSync(path, 'utf8'), 'a log');

  await unitOfWork(() => glim.domain.support.forgetMember(userId));
  await discord.until(async () => !existsSync(path));
  const { messages } = await storedTicket(context.glim, number);
  assert.equal(
    messages.map(({ text, files, authorName }) => [text, files, authorName]),
    [['', [], '']],
  );
});

test('messages of a broken connection are read from Discord afterwards', async (context) => {
  const { discord, guild } = context;
  const { number, member } = await guild.open(await guild.newMember('Nia'));
  const kept = await member.post('before');
  const gone = await member.post('to be deleted');
  await discord.until(async () => (await storedTicket(context.glim, number)).messages.length === 2);
  await discord.faults.order({ kind: 'invalidSession', isResumable: false });
  await member.post('while away');
  await member.edit(kept.id, 'before, edited');
  await member.delete(gone.id);
  const { messages } = await discord.until(async () => {
    const now = await storedTicket(context.glim, number);
    return now.messages.length === 3 &&
      now.messages.every(({ text, isDeleted }) => text !== 'before' && (text !== 'to be deleted' || isDeleted))
      ? now
      : null;
  }, 20_000);
  assert.equal(
    messages.map(({ text, earlier, isDeleted }) => [text, earlier, isDeleted]),
    [
      ['before, edited', ['before'], false],
      ['to be deleted', [], true],
      ['while away', [], false],
    ],
  );
});

test.run();
