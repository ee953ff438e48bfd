import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../../tests/support/ticket-bot.ts';
import { copyAttachment } from './copy-attachment.ts';

const test = suite<TicketBot>('copies of attachments');

test.before(async (context) => {
  const bot = await openTicketBot();
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(bot));
});
test.after((context) => context.close());

/** A file in a ticket's thread that was not copied while its address was good. */
async function uncopied({ domain, sandbox, tickets, work }: TicketBot, name: string) {
  const { threadId, member } = await tickets.open(await tickets.newMember(name));
  const base64 = Buffer.from('a log').toString('base64');
  const { id: messageId } = await member.post('', {
    files: [{ filename: 'a.log', contentType: 'text/plain', base64 }],
  });
  const { pool } = domain.database;
  const { id } = await sandbox.control.until(async () => {
    const { rows } = await pool.query('select id from ticket_attachment where message_id = $1', [messageId]);
    return rows[0] ?? null;
  });
  await work();
  await pool.query(`update ticket_attachment set stored_at = null, url = split_part(url, '?', 1) where id = $1`, [id]);
  return { id, threadId, messageId };
}

/** Tries to copy it. @returns what is kept of that, and whether it is tried again */
async function copied({ bot, domain }: TicketBot, attachmentId: string): Promise<[string | null, boolean]> {
  const { database } = domain;
  const isRetried = await database.unitOfWork(() =>
    copyAttachment({ attachmentId }, bot).then(
      () => false,
      () => true,
    ),
  );
  const { rows } = await database.pool.query('select failure from ticket_attachment where id = $1', [attachmentId]);
  return [rows[0].failure, isRetried];
}

test('why a file cannot be had is kept as a code, and what may pass is tried again', async (context) => {
  const { bot, domain, sandbox } = context;
  const { control } = sandbox;
  const kept = await uncopied(context, 'Ann');
  assert.equal(await copied(context, kept.id), [null, false], 'at a fresh address it is there');

  const unreachable = await uncopied(context, 'Bea');
  const nowhere = 'http://127.0.0.1:1/a secret path';
  await domain.database.pool.query('update ticket_attachment set url = $1 where id = $2', [nowhere, unreachable.id]);
  assert.equal(await copied(context, unreachable.id), ['failing', true]);

  const deleted = await uncopied(context, 'Cem');
  await control.faults.order({ kind: 'deleteMessage', channelId: deleted.threadId, messageId: deleted.messageId });
  assert.equal(await copied(context, deleted.id), ['deleted', false]);

  const without = await uncopied(context, 'Dee');
  const thread = await bot.client.channels.fetch(without.threadId);
  await thread!.delete();
  assert.equal(await copied(context, without.id), ['thread_deleted', false]);
});

test.run();
