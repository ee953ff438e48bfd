import { createServer } from 'node:net';

/** The wished port of 127.0.0.1 if nobody listens on it, else any free one. */
export async function freePort(wished: number): Promise<number> {
  return (await probe(wished)) ?? (await probe(0)) ?? wished;
}

function probe(port: number): Promise<number | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const found = typeof address === 'object' && address ? address.port : undefined;
      server.close(() => resolve(found));
    });
  });
}
