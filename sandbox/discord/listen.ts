import { once } from 'node:events';
import type { Server } from 'node:http';

/** Binds and gives the address back, with the port that was taken when 0 was asked for. */
export async function listen(server: Server, port: number, host: string): Promise<string> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const name = host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]` : host;
  return `http://${name}:${address.port}`;
}
