import type { Server } from 'node:http';
import { listen } from './listen.ts';

/** The sandbox's line to the world: an address that takes connections, or refuses them while it is cut. */
export interface Line {
  /** `http://127.0.0.1:4000` */
  url: string;
  /** Breaks every connection; from now on a new one is refused. Idempotent. */
  cut(): Promise<void>;
  /** Takes connections again, at the same address. Idempotent. */
  mend(): Promise<void>;
}

/** Binds, to any free port where 0 is asked for. @throws when the port is taken */
export async function openLine(server: Server, port: number, host: string): Promise<Line> {
  const url = await listen(server, port, host);

  return {
    url,
    async cut() {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
    async mend() {
      if (!server.listening) await listen(server, Number(new URL(url).port), host);
    },
  };
}
