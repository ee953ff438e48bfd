import { readMailAddress } from '#domain/glimcap/mail/mail-address.ts';

/** Who our mails are from. */
export interface MailFrom {
  /** Empty where only the address is shown. */
  name: string;
  address: string;
}

const FORM = /^(?:"?([^"<>\p{Cc}]*?)"?\s*<([^<>]+)>|([^<>]+))$/u;

/** Reads `Glim <glimcap@glim.example>` or a bare address; null for anything else. */
export function readMailFrom(text: string): MailFrom | null {
  const [, name = '', inBrackets, bare] = FORM.exec(text.trim()) ?? [];
  const address = readMailAddress(inBrackets ?? bare ?? '');
  return address ? { name: name.trim(), address } : null;
}
