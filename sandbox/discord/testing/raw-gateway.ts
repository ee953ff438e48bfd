import { WebSocket } from 'ws';
import { TOKEN } from './test-sandbox.ts';

/** GUILDS, GUILD_MEMBERS, GUILD_MESSAGES, GUILD_MESSAGE_REACTIONS, MESSAGE_CONTENT. */
export const INTENTS = (1 << 0) | (1 << 1) | (1 << 9) | (1 << 10) | (1 << 15);

/** Tests look into data of every shape, as it was parsed. */
type Parsed = ReturnType<JSON['parse']>;

interface Payload {
  op: number;
  t: string | null;
  s: number | null;
  d: Parsed;
}

/** A gateway client of a few lines: what any library does, seen from the wire. */
export interface RawGateway {
  received: Payload[];
  send(op: number, d: unknown): void;
  identify(intents?: number, more?: object): void;
  /** The first payload, past or to come, that fits. */
  next(fits: (payload: Payload) => boolean): Promise<Payload>;
  dispatch(name: string): Promise<Payload>;
  closed: Promise<number>;
  close(code?: number): void;
}

export async function connectRaw(gatewayUrl: string, path = '?v=10&encoding=json'): Promise<RawGateway> {
  const socket = new WebSocket(`${gatewayUrl}${path}`);
  const received: Payload[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    received.push(JSON.parse(data.toString()));
    for (const look of [...waiting]) look();
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('error', () => socket.close());

  const next = (fits: (payload: Payload) => boolean) =>
    new Promise<Payload>((resolve) => {
      const look = () => {
        const found = received.find(fits);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const send = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d }));
  await Promise.race([next(({ op }) => op === 10), closed]);

  return {
    received,
    send,
    next,
    closed,
    identify: (intents = 0, more = {}) => send(2, { token: TOKEN, intents, properties: {}, ...more }),
    dispatch: (name) => next(({ t }) => t === name),
    close: (code = 1000) => socket.close(code),
  };
}
