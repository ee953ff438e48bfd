import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Bus, BusTopic } from '#domain/bus.ts';
import type { Log } from './log.ts';

const PATH = '/ws';
const MAX_MESSAGE_BYTES = 4_096;
const MAX_TOPICS = 50;
const MAX_SOCKETS = 10_000;
const MAX_SOCKETS_PER_ADDRESS = 50;
const PING_MS = 30_000;
/** A page that does not read is cut off rather than buffered for. */
const MAX_BUFFERED_BYTES = 256 * 1024;

const topic = z.string().regex(/^(live|(channel|chat):[a-z0-9_-]{3,32})$/);
const subscription = z.object({ type: z.literal('subscribe'), topics: z.array(topic).max(MAX_TOPICS) });

/** What the pages hear, under the bus's topic of the same event. A lost stream has ended as far as a viewer can see. */
const EVENT_OF = {
  'stream.started': 'stream.started',
  'stream.lost': 'stream.ended',
  'stream.ended': 'stream.ended',
  'stream.changed': 'stream.changed',
} as const satisfies Partial<Record<BusTopic, string>>;

interface Parts {
  http: Server;
  bus: Bus;
  publicUrl: string;
  /** The client's address behind the trusted proxies. */
  addressOf(request: IncomingMessage): string;
  log: Log;
}

/** `/ws`: what happens on channels, pushed to the pages that subscribed to it. Nothing secret goes over it. */
export class LiveEvents {
  readonly #parts: Parts;
  readonly #wss = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  readonly #topics = new Map<WebSocket, Set<string>>();
  readonly #perAddress = new Map<string, number>();
  readonly #alive = new WeakSet<WebSocket>();
  readonly #unsubscribe: (() => void)[];
  readonly #timer: NodeJS.Timeout;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { http, bus } = parts;
    http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    this.#unsubscribe = [
      ...Object.entries(EVENT_OF).map(([name, type]) =>
        bus.subscribe(name as keyof typeof EVENT_OF, ({ slug }) => this.#send(slug, { type, slug })),
      ),
      bus.subscribe('stream.viewers', ({ slug, viewers }) => this.#send(slug, { type: 'viewers', slug, viewers })),
      bus.subscribe('chat.said', (said) => this.#sendChat(said.slug, { type: 'chat.said', ...said })),
      bus.subscribe('chat.removed', (removed) => this.#sendChat(removed.slug, { type: 'chat.removed', ...removed })),
    ];
    this.#timer = setInterval(() => this.#ping(), PING_MS);
  }

  close(): void {
    clearInterval(this.#timer);
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    for (const socket of this.#wss.clients) socket.close(1001, 'server is leaving');
    this.#wss.close();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const address = this.#parts.addressOf(request);
    const refusal = this.#refusal(request, address);
    if (refusal) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\n\r\n`);
      return;
    }
    this.#wss.handleUpgrade(request, socket, head, (webSocket) => this.#accept(webSocket, address));
  }

  #refusal(request: IncomingMessage, address: string): string | null {
    if (new URL(request.url ?? '/', 'http://local.invalid').pathname !== PATH) return '404 Not Found';
    const { origin } = request.headers;
    if (origin && origin !== new URL(this.#parts.publicUrl).origin) return '403 Forbidden';
    const isFull =
      this.#wss.clients.size >= MAX_SOCKETS || (this.#perAddress.get(address) ?? 0) >= MAX_SOCKETS_PER_ADDRESS;
    return isFull ? '503 Service Unavailable' : null;
  }

  #accept(socket: WebSocket, address: string): void {
    this.#topics.set(socket, new Set());
    this.#alive.add(socket);
    this.#perAddress.set(address, (this.#perAddress.get(address) ?? 0) + 1);
    socket.on('pong', () => this.#alive.add(socket));
    socket.on('message', (data) => this.#receive(socket, String(data)));
    socket.on('error', (error) => this.#parts.log.debug({ reason: error.message }, 'page connection broke'));
    socket.on('close', () => {
      this.#topics.delete(socket);
      const left = (this.#perAddress.get(address) ?? 1) - 1;
      if (left > 0) this.#perAddress.set(address, left);
      else this.#perAddress.delete(address);
    });
  }

  #receive(socket: WebSocket, text: string): void {
    const message = subscription.safeParse(parseJson(text));
    if (!message.success) {
      socket.close(1008, 'expected {"type":"subscribe","topics":["live","channel:SLUG"]}');
      return;
    }
    this.#topics.set(socket, new Set(message.data.topics));
    socket.send(JSON.stringify({ type: 'subscribed', topics: message.data.topics }));
  }

  #send(slug: string, message: object): void {
    this.#sendTo((topics) => topics.has('live') || topics.has(`channel:${slug}`), message);
  }

  /** Not for the front page, which would hear every channel's talk. */
  #sendChat(slug: string, message: object): void {
    this.#sendTo((topics) => topics.has(`chat:${slug}`), message);
  }

  #sendTo(wants: (topics: Set<string>) => boolean, message: object): void {
    const text = JSON.stringify(message);
    for (const [socket, topics] of this.#topics) {
      if (!wants(topics)) continue;
      if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.terminate();
      else socket.send(text);
    }
  }

  #ping(): void {
    for (const socket of this.#wss.clients) {
      if (!this.#alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // refused by the schema with a reason
  }
}
