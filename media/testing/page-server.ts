import { once } from 'node:events';
import { createServer } from 'node:http';
import { pageScript } from './page-script.ts';

/** Serves `/publisher` and `/player`, each an empty page with its script, on a loopback port. */
export async function servePages(): Promise<{ origin: string; close(): Promise<void> }> {
  const scripts = { '/publisher': await pageScript('publisher'), '/player': await pageScript('player') };
  const server = createServer((request, response) => {
    const script = Object.entries(scripts).find(([path]) => path === request.url)?.[1];
    response.writeHead(script ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(script ? `<!doctype html><body><script>${script.replaceAll('</script', '<\\/script')}</script>` : '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the page server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
