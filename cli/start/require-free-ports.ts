import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartUpError } from './start-up-error.ts';

const POLL_MS = 200;

/** A port that one of our processes is going to listen on, and the variable that names it. */
export interface WantedPort {
  variable: string;
  host: string;
  port: number;
  protocol: 'tcp' | 'udp';
}

/**
 * Makes sure that nobody else listens where we are going to.
 * @param patienceMs how long the processes of a killed run may take to leave
 * @throws StartUpError with a line for each port that is not to be had
 */
export async function requireFreePorts(wanted: WantedPort[], patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const checks = await Promise.all(wanted.map(problemWith));
    const problems = checks.filter((problem) => problem !== undefined);
    if (problems.length === 0) return;
    if (Date.now() >= deadline) throw new StartUpError(...new Set(problems));
    await sleep(POLL_MS);
  }
}

async function problemWith({ variable, host, port, protocol }: WantedPort): Promise<string | undefined> {
  try {
    await (protocol === 'tcp' ? probeTcp(host, port) : probeUdp(host, port));
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return `${variable}: ${REASONS[code]?.(port, host) ?? `port ${port} on ${host} cannot be used (${code})`}. Set ${variable} to a free port${code === 'EADDRINUSE' ? ', or stop that program' : ''}.`;
  }
}

const REASONS: Record<string, (port: number, host: string) => string> = {
  EADDRINUSE: (port, host) => `port ${port} on ${host} is taken by another program`,
  EACCES: (port) => `port ${port} is for root only`,
  EADDRNOTAVAIL: (_port, host) => `${host} is not an address of this machine`,
  ENOTFOUND: (_port, host) => `${host} is not a known host`,
};

async function probeTcp(host: string, port: number): Promise<void> {
  const server = createServer().listen({ host, port, exclusive: true });
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}

async function probeUdp(host: string, port: number): Promise<void> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4').bind({ address: host, port, exclusive: true });
  await once(socket, 'listening');
  socket.close();
  await once(socket, 'close');
}
