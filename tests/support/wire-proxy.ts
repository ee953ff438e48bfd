import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A line that is meant, and who says it. */
export interface HeldLine {
  from: 'client' | 'server';
  line: RegExp;
}

/** Stands between a client and a server that speak in lines, so that a process can be killed at an exact one of them. */
export interface WireProxy {
  port: number;
  /** Holds the next such line, and all that follows in its connection. Resolves when it is there. */
  hold(line: HeldLine): Promise<void>;
  close(): Promise<void>;
}

export async function openWireProxy(targetPort: number): Promise<WireProxy> {
  const plans: (HeldLine & { reached(): void })[] = [];
  const sockets = new Set<Socket>();

  function isHeld(from: HeldLine['from'], text: string): boolean {
    const index = plans.findIndex((plan) => plan.from === from && plan.line.test(text));
    const [plan] = index < 0 ? [] : plans.splice(index, 1);
    plan?.reached();
    return plan !== undefined;
  }

  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    let isStopped = false;
    const pass = (from: HeldLine['from'], source: Socket, target: Socket) => {
      sockets.add(source);
      source.on('data', (chunk) => {
        isStopped ||= isHeld(from, chunk.toString('latin1'));
        if (!isStopped) target.write(chunk);
      });
      source.on('error', () => target.destroy());
      source.on('close', () => {
        sockets.delete(source);
        target.destroy();
      });
    };
    pass('client', client, upstream);
    pass('server', upstream, client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: address && typeof address === 'object' ? address.port : 0,
    hold: (line) => new Promise((reached) => plans.push({ ...line, reached })),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
