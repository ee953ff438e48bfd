/** A mail as it came, taken apart. What it says of itself is not believed but for what it is about. */
export interface ParsedMail {
  /** Without angle brackets; null where it has none. */
  messageId: string | null;
  /** The mails that it answers, by their Message-IDs without angle brackets. */
  references: string[];
  from: { name: string; address: string } | null;
  subject: string;
  /** Plain text; made of the HTML where there is nothing else. */
  text: string;
  files: { name: string; bytes: Uint8Array }[];
  /** Why a machine sent it; null when a person did. */
  automatic: 'auto_reply' | 'bounce' | 'list' | null;
  /** A digest of its bytes, which stands in for a Message-ID. */
  digest: string;
}

/** Takes a mail apart, implemented outside the domain. */
export interface MailParser {
  /** @param raw the mail's source, RFC 5322 */
  parse(raw: Uint8Array): Promise<ParsedMail>;
}

/** Where mails arrive, implemented outside the domain. */
export interface Mailbox {
  /**
   * Hands over each mail that was not seen yet. One that was taken is seen from then on; one whose work throws is left as
   * it was and comes again.
   * @returns how many were taken
   */
  takeNew(take: (raw: Uint8Array) => Promise<void>): Promise<number>;
}
