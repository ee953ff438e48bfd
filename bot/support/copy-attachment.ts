import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { AttachmentFailure } from '#domain/support/attachment-failure.ts';
import type { TicketAttachment } from '#domain/support/ticket-attachment.entity.ts';
import { MAX_ATTACHMENT_BYTES } from '#domain/support/ticket-log.ts';
import type { BotContext } from '../context.ts';
import { fetchPlace } from './fetch-place.ts';
import { keepFile } from './keep-file.ts';

const TIMEOUT_MS = 60_000;

/** The file will not come, however often it is asked for. */
class Unobtainable extends Error {
  readonly failure: AttachmentFailure;

  constructor(failure: AttachmentFailure) {
    super(failure);
    this.failure = failure;
  }
}

/**
 * Copies an attachment's bytes here, since Discord's address of it ends within a
 * day. The file's name is the attachment's id: what a stranger called it is only
 * shown. A durable job: what fails is recorded and tried again, with a fresh
 * address where the old one has ended.
 */
export async function copyAttachment({ attachmentId }: { attachmentId: string }, context: BotContext): Promise<void> {
  const { attachmentDir, ticketLog, log } = context;
  const attachment = await ticketLog.findAttachment(attachmentId);
  if (!attachment || attachment.storedAt) return;
  try {
    await download(attachment, join(attachmentDir, attachment.id), context);
    await ticketLog.attachmentStored(attachment);
  } catch (error) {
    await ticketLog.attachmentFailed(attachment, error instanceof Unobtainable ? error.failure : 'failing');
    if (!(error instanceof Unobtainable)) throw error;
    log.warn({ attachmentId, reason: error.failure }, 'attachment cannot be kept');
  }
}

async function download(attachment: TicketAttachment, path: string, context: BotContext): Promise<void> {
  const first = await get(attachment.url);
  const response = isExpired(first) ? await get(await freshUrl(attachment, context)) : first;
  if (isExpired(response)) throw new Unobtainable('expired');
  if (!response.ok || !response.body) throw new Error(`Discord answered ${response.status}`);
  const { body } = response;
  await keepFile(path, (part) => pipeline(Readable.from(body), limit(), createWriteStream(part, { mode: 0o600 })));
}

function get(url: string): Promise<Response> {
  return fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
}

/** https://discord.com/developers/docs/reference#signed-attachment-cdn-urls */
function isExpired({ status }: Response): boolean {
  return status === 403 || status === 404 || status === 410;
}

async function freshUrl({ message, discordId }: TicketAttachment, context: BotContext): Promise<string> {
  const { threadId } = message.ticket;
  const thread = threadId ? await fetchPlace(threadId, context) : null;
  if (!thread) throw new Unobtainable('thread_deleted');
  try {
    const now = await thread.messages.fetch({ message: message.id, force: true, cache: false });
    const url = now.attachments.get(discordId)?.url;
    if (url) return url;
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.code !== RESTJSONErrorCodes.UnknownMessage) throw error;
  }
  throw new Unobtainable('deleted');
}

/** What Discord says of a file's size is not taken on trust. */
function limit(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > MAX_ATTACHMENT_BYTES) done(new Unobtainable('too_large'));
      else done(null, chunk);
    },
  });
}
