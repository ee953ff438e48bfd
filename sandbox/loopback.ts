import { isIPv4 } from 'node:net';

/** Whether an address or name means this very machine: 127.0.0.0/8, ::1 or localhost. */
export function isLoopback(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || (isIPv4(bare) && bare.startsWith('127.'));
}

/** The same for a Host header, with or without its port: what keeps DNS rebinding out. */
export function isLoopbackHost(header: string | undefined): boolean {
  return header !== undefined && URL.canParse(`http://${header}`) && isLoopback(new URL(`http://${header}`).hostname);
}
