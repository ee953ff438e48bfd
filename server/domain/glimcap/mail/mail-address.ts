import { domainToASCII } from 'node:url';

/** RFC 5321 §4.5.3.1: a path of 256 octets with its brackets, and a local part of 64. */
const MAX_LENGTH = 254;
const MAX_LOCAL = 64;
/** RFC 5322 §3.2.3, dot-atom. Quoted local parts exist on paper only, and are where injections live. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** An address that a mail can be sent to, its domain in ASCII and small letters; null for anything else. */
export function readMailAddress(text: string): string | null {
  const given = text.trim();
  const at = given.lastIndexOf('@');
  const [local, domain] = [given.slice(0, at), readDomain(given.slice(at + 1))];
  if (at < 1 || local.length > MAX_LOCAL || !LOCAL.test(local) || domain === null) return null;
  const address = `${local}@${domain}`;
  return address.length <= MAX_LENGTH ? address : null;
}

/** Two labels or more, the last of which is no number: a name, and no address of a machine. */
function readDomain(text: string): string | null {
  if (/[^\p{L}\p{M}\p{N}.-]/u.test(text)) return null;
  const labels = domainToASCII(text).toLowerCase().split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label)) || /^\d+$/.test(labels.at(-1) ?? ''))
    return null;
  return labels.join('.');
}
