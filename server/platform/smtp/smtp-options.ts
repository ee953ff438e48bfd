import { isOwnMachine } from '../is-own-machine.ts';

const CONNECT_MS = 15_000;
const SILENT_MS = 60_000;

/** How nodemailer reaches the mail server of an `smtp://` or `smtps://` address, keeping its connections for many mails. */
export function smtpOptions(address: string) {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isSecure = url.protocol === 'smtps:';
  const auth = url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : null;
  return {
    pool: true as const,
    maxConnections: 2,
    host,
    port: Number(url.port) || (isSecure ? 465 : 587),
    secure: isSecure,
    // Credentials never go over a network in the clear, even if somebody strips the server's offer of TLS.
    requireTLS: auth !== null && !isOwnMachine(host),
    ...(auth && { auth }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
  };
}
