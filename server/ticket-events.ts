import { PassThrough } from 'node:stream';
import type { Bus } from '#domain/bus.ts';
import { HttpError } from './errors.ts';
import type { HttpContext } from './http-context.ts';

const BEAT_MS = 20_000;
/** After that a browser comes back by itself, and is asked again who it is. */
const LIFE_MS = 600_000;
const MAX_STREAMS = 500;
const MAX_STREAMS_PER_USER = 20;
/** A page that does not read is cut off rather than buffered for. */
const MAX_BUFFERED_BYTES = 64 * 1024;

interface Listener {
  stream: PassThrough;
  userId: string;
  until: number;
}

/**
 * The ids of tickets that change, for staff who look at them: a feed of server-sent events, since it is asked for with
 * the session that the pages are.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class TicketEvents {
  readonly #listeners = new Set<Listener>();
  readonly #unsubscribe: () => void;
  readonly #timer: NodeJS.Timeout;

  constructor({ bus }: { bus: Bus }) {
    this.#unsubscribe = bus.subscribe('ticket.changed', ({ ticketId }) => this.#send(`data: ${ticketId}\n\n`));
    this.#timer = setInterval(() => this.#beat(), BEAT_MS);
  }

  /** Answers with the feed. Whoever comes here may read tickets. @throws HttpError 429 */
  answer(ctx: HttpContext, userId: string): void {
    const own = [...this.#listeners].filter((listener) => listener.userId === userId);
    if (this.#listeners.size >= MAX_STREAMS || own.length >= MAX_STREAMS_PER_USER) {
      throw new HttpError(429, 'too_many_feeds', 'Too many pages are open at once. Close some.', {
        headers: { 'Retry-After': '15' },
      });
    }
    const stream = new PassThrough();
    const listener = { stream, userId, until: Date.now() + LIFE_MS };
    this.#listeners.add(listener);
    stream.on('close', () => this.#listeners.delete(listener));
    ctx.compress = false;
    ctx.type = 'text/event-stream';
    ctx.set('Cache-Control', 'private, no-store');
    ctx.set('X-Accel-Buffering', 'no');
    ctx.body = stream;
    stream.write(': welcome\n\n');
  }

  close(): void {
    clearInterval(this.#timer);
    this.#unsubscribe();
    for (const { stream } of this.#listeners) stream.end();
  }

  #send(text: string): void {
    for (const { stream } of this.#listeners) {
      if (stream.writableLength > MAX_BUFFERED_BYTES) stream.destroy();
      else stream.write(text);
    }
  }

  #beat(): void {
    for (const { stream, until } of this.#listeners) if (Date.now() > until) stream.end();
    this.#send(': still here\n\n');
  }
}
