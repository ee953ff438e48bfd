/** One message to one person. */
export interface Mail {
  /** Made of what the mail is about, so that a second copy is known by its Message-ID: letters, digits, dots and dashes. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** For what support says to one person: it is from the support address. */
  conversation?: {
    /** The Message-ID that it answers, without angle brackets. */
    inReplyTo: string | null;
    /** Whether Glim itself answers, so that machines do not answer it (RFC 3834). */
    isAutomatic: boolean;
  };
  /** For what goes to everybody on a list. */
  list?: {
    /** `glimcap`: the first label of the List-Id. */
    id: string;
    name: string;
    /** Takes a bare POST as the wish to leave (RFC 8058). */
    leaveUrl: string;
  };
}

/**
 * What became of a mail. `taken`: the mail server has it. `address_refused`: there is no such mailbox. `mail_refused`: this
 * mail is not wanted there. `delayed`: nobody has it, and it may be tried again. Reasons are fit for a log: they name nobody.
 */
export type MailOutcome = { kind: 'taken' } | { kind: 'address_refused' | 'mail_refused' | 'delayed'; reason: string };

/** Hands mails to a mail server. */
export interface Mailer {
  send(mail: Mail): Promise<MailOutcome>;
}
