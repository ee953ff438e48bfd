import type { ParsedMail } from '#domain/support/mail/parsed-mail.ts';

let count = 0;

/** A mail of a person, as it is once it is taken apart. */
export function parsedMail(more: Partial<ParsedMail> = {}): ParsedMail {
  count += 1;
  return {
    messageId: `mail${count}@mail.example`,
    references: [],
    from: { name: 'Mia Berg', address: 'mia@mail.example' },
    subject: 'No sound',
    text: 'My stream has no sound.',
    files: [],
    automatic: null,
    digest: `digest${count}`,
    ...more,
  };
}
