import { createServer } from 'node:http';
import { listen } from '../discord/listen.ts';
import { isLoopback } from '../loopback.ts';
import { createFaults } from './faults.ts';
import type { SourcesOptions } from './options.ts';
import { createRequestHandler } from './request-handler.ts';
import { createRequestLog } from './request-log.ts';
import { SERVICES } from './services.ts';

/** The running stand-ins. */
export interface SourcesSandbox {
  /** `http://127.0.0.1:4020`; each service is below its name: `${url}/github`. */
  url: string;
  /** Idempotent: drops every connection. */
  close(): Promise<void>;
}

/** Starts them on a loopback address. @throws when the host is no loopback or the port is taken */
export async function startSourcesSandbox(options: SourcesOptions): Promise<SourcesSandbox> {
  if (!isLoopback(options.host)) throw new Error(`the sandbox of the sources binds loopback only, not ${options.host}`);
  const server = createServer();
  const url = await listen(server, options.port, options.host);
  server.on(
    'request',
    createRequestHandler({
      services: SERVICES,
      faults: createFaults(),
      requests: createRequestLog(),
      memory: new Map(),
      token: options.token,
      controlToken: options.controlToken,
      now: options.now ?? Date.now,
      log: options.log,
    }),
  );

  let closing: Promise<void> | undefined;
  return {
    url,
    close() {
      closing ??= new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return closing;
    },
  };
}
