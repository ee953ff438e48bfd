import hoodiecrow from 'hoodiecrow-imap';

/** A mail as the mailbox holds it. */
export interface StoredMail {
  raw: string;
  flags: string[];
}

/** A real IMAP server on this machine with one mailbox. */
export interface TestImapServer {
  url: string;
  /** Puts a mail into the inbox. */
  deliver(raw: string): void;
  mails(): StoredMail[];
  close(): Promise<void>;
}

export async function openImapServer(): Promise<TestImapServer> {
  const server = hoodiecrow({
    plugins: ['ENABLE', 'UIDPLUS', 'ID', 'SASL-IR', 'AUTH-PLAIN', 'LITERALPLUS'],
    storage: { INBOX: { messages: [] } },
    users: { support: { password: 'a p@ssword' } },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address();
  return {
    url: `imap://support:a%20p%40ssword@127.0.0.1:${port}/INBOX`,
    deliver: (raw) => server.appendMessage('INBOX', [], false, raw),
    mails: () => server.getMailbox('INBOX').messages.map(({ raw, flags }) => ({ raw, flags: [...flags] })),
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
