import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { WebSocketServer } from 'ws';
import { VIDEO_FRAME_ORIGINS } from '#domain/support/help/video.ts';
import type { LiveMessage, Me, ProblemDetails } from '../api-types.ts';
import { buildWeb } from '../build.ts';
import type { PageData } from '../page-data.ts';
import { createRenderer, type Renderer } from '../render.ts';

/** The policy that Glim's own server sends. */
const CSP =
  `frame-src ${VIDEO_FRAME_ORIGINS.join(' ')}; ` +
  "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self' ws:";
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** What a scripted route answers; undefined `body` is a 204. */
export interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}
export type Route = (request: SeenRequest, parameter: string) => Answer | Promise<Answer>;

/** A server that speaks the web app's HTTP contract with whatever the test puts into it. */
export class ScriptedSite {
  me: Me | null = null;
  readonly pages = new Map<string, PageData>();
  /** By method and path; `*` stands for one segment. */
  readonly routes = new Map<string, Route>();
  readonly requests: SeenRequest[] = [];
  readonly #dir: string;
  readonly #renderer: Renderer;
  readonly #server: Server;
  readonly #sockets: WebSocketServer;

  static async open(): Promise<ScriptedSite> {
    const { dir } = await buildWeb({ log: { info: () => undefined } });
    const site = new ScriptedSite(dir, await createRenderer(dir, { offersMail: true }));
    await new Promise<void>((resolve) => site.#server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  private constructor(dir: string, renderer: Renderer) {
    this.#dir = dir;
    this.#renderer = renderer;
    this.#server = createServer((request, response) => void this.#handle(request, response));
    this.#sockets = new WebSocketServer({ server: this.#server, path: '/ws' });
    this.#sockets.on('connection', (socket) => socket.on('message', (text) => this.#onSubscribed?.(String(text))));
  }

  #onSubscribed: ((text: string) => void) | undefined;

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The next subscription that a page sends over `/ws`. */
  subscribed(): Promise<string> {
    return new Promise((resolve) => {
      this.#onSubscribed = resolve;
    });
  }

  broadcast(message: LiveMessage): void {
    for (const socket of this.#sockets.clients) socket.send(JSON.stringify(message));
  }

  reset(): void {
    this.me = null;
    this.pages.clear();
    this.routes.clear();
    this.requests.length = 0;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(message.url ?? '/', 'http://site').pathname;
    response.setHeader('content-security-policy', CSP);
    try {
      if (path.startsWith('/assets/') || path.startsWith('/static/')) return await this.#file(path, response);
      const request = { method: message.method ?? 'GET', path, headers: message.headers, body: await bodyOf(message) };
      this.requests.push(request);
      const answer = await this.#answer(request);
      if (answer) return send(response, answer);
      this.#page(path, { url: message.url ?? path, response });
    } catch (error) {
      send(response, problem(500, 'broken', String(error)));
    }
  }

  async #answer(request: SeenRequest): Promise<Answer | undefined> {
    if (request.path === '/api/v1/me') return { body: { user: this.me, csrfToken: 'csrf-1' } };
    for (const [key, route] of this.routes) {
      const match = new RegExp(`^${key.replaceAll('*', '([^/]+)')}$`).exec(`${request.method} ${request.path}`);
      if (match) return route(request, match[1] ?? '');
    }
    return request.path.startsWith('/api/')
      ? problem(404, 'not_found', `nothing scripted for ${request.path}`)
      : undefined;
  }

  #page(path: string, { url, response }: { url: string; response: ServerResponse }): void {
    const data = this.pages.get(path) ?? { error: { status: 404 } };
    const { status, html } = this.#renderer.page({ url, data, me: this.me, csrfToken: 'csrf-1' });
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  }

  async #file(path: string, response: ServerResponse): Promise<void> {
    const file = await readFile(join(this.#dir, 'client', normalize(path)));
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
    response.end(file);
  }
}

export function problem(status: number, code: string, detail: string): Answer {
  const body: ProblemDetails = { type: 'about:blank', status, code, detail };
  return { status, body, headers: { 'content-type': 'application/problem+json' } };
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  if (body === undefined) return void response.writeHead(status ?? 204, headers).end();
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status ?? 200, { 'content-type': 'application/json', ...headers }).end(text);
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
