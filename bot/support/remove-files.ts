import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { BotContext } from '../context.ts';

/** Deletes the bytes of attachments that are forgotten. Those that are gone already are no error. */
export async function removeFiles(
  { attachmentIds }: OutboxTasks['ticket.files.forgotten'],
  { attachmentDir, log }: Pick<BotContext, 'attachmentDir' | 'log'>,
): Promise<void> {
  for (const id of attachmentIds) await rm(join(attachmentDir, id), { force: true });
  log.info({ files: attachmentIds.length }, 'ticket attachments deleted');
}
