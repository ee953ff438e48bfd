import { isIP } from 'node:net';

/** Whether what goes to a host stays on this machine. */
export function isOwnMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
