/** What the tests use of hoodiecrow, which comes without types. */
declare module 'hoodiecrow-imap' {
  interface Message {
    raw: string;
    flags: string[];
  }

  interface ImapServer {
    server: { address(): { port: number } };
    listen(port: number, host: string, listening: () => void): void;
    appendMessage(mailbox: string, flags: string[], internalDate: string | false, raw: string): void;
    getMailbox(path: string): { messages: Message[] };
    close(closed: () => void): void;
  }

  export default function hoodiecrow(options: {
    plugins: string[];
    storage: Record<string, { messages: Message[] }>;
    users: Record<string, { password: string }>;
  }): ImapServer;
}
