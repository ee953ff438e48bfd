import type { Server } from 'node:http';

/** @throws Error with a sentence that names the variable to change */
export function listen(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? `port ${port} is taken: stop what uses it, or set PORT` : error.message;
      reject(new Error(`Glim cannot listen on ${host}: ${why}.`));
    });
    server.listen(port, host, resolve);
  });
}
