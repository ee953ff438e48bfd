import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { RtmpConnection } from './rtmp-connection.ts';
import type { PublishRequest } from './rtmp-protocol.ts';

const MAX_CONNECTIONS = 500;
/** Of one address: a studio has a few encoders, not many. */
const MAX_PER_ADDRESS = 20;

interface RtmpServerOptions {
  host: string;
  port: number;
  /** Somebody wants to publish: open an ingest with their connection, or refuse it. */
  onPublish(connection: RtmpConnection, request: PublishRequest): void;
}

/** Where encoders connect over RTMP. */
export interface RtmpServer {
  port: number;
  /** Hangs up on everybody. Idempotent. */
  close(): void;
}

/** Listens for encoders. Rejects when the port is taken. */
export async function openRtmpServer({ host, port, onPublish }: RtmpServerOptions): Promise<RtmpServer> {
  const connections = new Set<RtmpConnection>();
  const server = createServer((socket: Socket) => {
    const connection = new RtmpConnection(socket);
    const { address } = connection;
    if ([...connections].filter((each) => each.address === address).length >= MAX_PER_ADDRESS)
      return connection.close();
    connections.add(connection);
    connection.once('closed', () => connections.delete(connection));
    connection.once('publish', (request) => onPublish(connection, request));
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: address && typeof address === 'object' ? address.port : port,
    close() {
      server.close();
      for (const connection of connections) connection.close();
    },
  };
}
