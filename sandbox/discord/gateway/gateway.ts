import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { isLoopbackHost } from '../../loopback.ts';
import type { World } from '../world.ts';
import { Sessions } from './sessions.ts';

/** The gateway's end of the sandbox, at `/gw` (and `/gw/`, as some clients have it). */
export interface Gateway {
  sessions: Sessions;
  close(): void;
}

export function openGateway(world: World, server: Server): Gateway {
  const sessions = new Sessions(world);
  const sockets = new WebSocketServer({ noServer: true });

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = refusalOf(request);
    if (refusal) return void socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\n\r\n`);
    if (world.faults.apiOutage?.isGatewayToo) return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, (webSocket) => sessions.connect(webSocket, versionOf(request)));
  };
  server.on('upgrade', upgrade);

  return {
    sessions,
    close() {
      server.off('upgrade', upgrade);
      sessions.close();
      sockets.close();
    },
  };
}

/** Null where none is asked for. */
function versionOf({ url }: IncomingMessage): string | null {
  return new URL(url ?? '/', 'http://localhost').searchParams.get('v');
}

/** Only JSON without transport compression is spoken: what discord.js, @discordjs/core and oceanic.js ask for by default. */
function refusalOf(request: IncomingMessage): string | null {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (!isLoopbackHost(request.headers.host)) return '403 Forbidden';
  if (!['/gw', '/gw/'].includes(url.pathname)) return '404 Not Found';
  if ((url.searchParams.get('encoding') ?? 'json') !== 'json') return '400 Bad Request';
  return url.searchParams.has('compress') ? '400 Bad Request' : null;
}
