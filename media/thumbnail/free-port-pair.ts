import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

const ATTEMPTS = 20;

/** A free even UDP port of loopback whose odd neighbour is free as well, as RTP with separate RTCP takes them. */
export async function freePortPair(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = await freePort();
    if (port % 2 === 0 && (await isFree(port + 1))) return port;
  }
  throw new Error('no free pair of UDP ports on loopback');
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  await bind(socket, 0);
  const { port } = socket.address();
  await close(socket);
  return port;
}

async function isFree(port: number): Promise<boolean> {
  const socket = createSocket('udp4');
  try {
    await bind(socket, port);
    return true;
  } catch {
    // Whatever keeps it from being bound, another port is tried.
    return false;
  } finally {
    await close(socket);
  }
}

async function bind(socket: Socket, port: number): Promise<void> {
  socket.bind(port, '127.0.0.1');
  await once(socket, 'listening');
}

function close(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.close(() => resolve()));
}
