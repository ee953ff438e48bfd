import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that systems give outgoing connections, one of which could take a port between asking and listening. */
const FIRST = 15_000;
const END = 32_000;
const given = new Set<number>();

/** A port that nothing listens on at this moment, and that this process was not told before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, END);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
