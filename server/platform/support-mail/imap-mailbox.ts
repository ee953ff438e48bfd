import { ImapFlow } from 'imapflow';
import type { Mailbox } from '#domain/support/mail/parsed-mail.ts';
import { isOwnMachine } from '../is-own-machine.ts';

/** A larger mail is left in the mailbox, flagged for people. */
const MAX_BYTES = 30 * 1024 * 1024;
/** As many at once; the rest comes with the next look. */
const BATCH = 50;
const SILENT_MS = 60_000;

interface Log {
  warn(fields: object, event: string): void;
}

/** The mailbox of an `imap://` or `imaps://` address: RFC 3501 by way of imapflow. */
export function imapMailbox(address: string, log: Log): Mailbox {
  const url = new URL(address);
  const isSecure = url.protocol === 'imaps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const folder = decodeURIComponent(url.pathname.slice(1)) || 'INBOX';

  return {
    async takeNew(take) {
      const client = new ImapFlow({
        host,
        port: Number(url.port) || (isSecure ? 993 : 143),
        secure: isSecure,
        // Credentials never go over a network in the clear, even if somebody strips the server's offer of TLS.
        ...(!isSecure && !isOwnMachine(host) && { doSTARTTLS: true }),
        auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
        logger: false,
        socketTimeout: SILENT_MS,
      });
      // What breaks while a call runs is that call's failure; what breaks between them is the next one's.
      client.on('error', (error: Error) => log.warn({ reason: error.message }, 'mailbox connection broke'));
      await client.connect();
      try {
        return await takeFrom(client, folder, take);
      } finally {
        client.close();
      }
    },
  };
}

async function takeFrom(client: ImapFlow, folder: string, take: (raw: Uint8Array) => Promise<void>): Promise<number> {
  const lock = await client.getMailboxLock(folder);
  try {
    const unseen = (await client.search({ seen: false, flagged: false }, { uid: true })) || [];
    let taken = 0;
    for (const uid of unseen.slice(0, BATCH)) {
      if (await takeOne(client, uid, take)) taken += 1;
    }
    return taken;
  } finally {
    lock.release();
  }
}

async function takeOne(client: ImapFlow, uid: number, take: (raw: Uint8Array) => Promise<void>): Promise<boolean> {
  const place = String(uid);
  const size = await client.fetchOne(place, { size: true }, { uid: true });
  if (!size || (size.size ?? 0) > MAX_BYTES) {
    await client.messageFlagsAdd(place, ['\\Flagged'], { uid: true });
    return false;
  }
  const mail = await client.fetchOne(place, { source: true }, { uid: true });
  if (!mail || mail.source === undefined) return false;
  await take(mail.source);
  await client.messageFlagsAdd(place, ['\\Seen'], { uid: true });
  return true;
}
