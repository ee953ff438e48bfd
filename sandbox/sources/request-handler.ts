import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isLoopbackHost } from '../loopback.ts';
import { applyEffect } from './apply-effect.ts';
import { answerControl } from './control/answer-control.ts';
import type { Faults } from './faults.ts';
import { findRoute } from './find-route.ts';
import type { Log } from './options.ts';
import { readText } from './read-text.ts';
import type { RequestLog } from './request-log.ts';
import { type Answer, Refusal, type Service } from './service.ts';

export interface World {
  services: Service[];
  faults: Faults;
  requests: RequestLog;
  memory: Map<string, number>;
  token: string;
  controlToken: string;
  now(): number;
  log: Log;
}

/** Leads a request to the control API or to the service that its path names. */
export function createRequestHandler(world: World): RequestListener {
  return (request, response) => {
    handle(world, request, response).catch((error: unknown) => {
      world.log('error', 'the sandbox failed', { error: String(error), path: request.url });
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

async function handle(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Any other name is someone else's page in a browser here: DNS rebinding.
  if (!isLoopbackHost(request.headers.host)) return plain(response, 403, 'The sandbox answers on loopback only.');
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const [, name = '', ...rest] = url.pathname.split('/');
  if (name === 'control') return answerControl(world, request, response);
  const service = world.services.find((each) => each.name === name);
  if (!service) return plain(response, 404, `Nobody is played here. There is: ${names(world.services)}`);
  await serve(world, { service, url, path: `/${rest.join('/')}` }, request, response);
}

interface Target {
  service: Service;
  url: URL;
  /** Without the service's name. */
  path: string;
}

async function serve(world: World, target: Target, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { service, path, url } = target;
  const answer = answerOf(world, target, request, await readText(request));
  const sent = await applyEffect(world.faults.take(service.name, path), service, answer);
  const logged = { service: service.name, method: request.method ?? '', path: `${path}${url.search}` };
  world.requests.add({ ...logged, status: sent?.status ?? 0 });
  if (sent) response.writeHead(sent.status, sent.headers).end(sent.text);
  else request.socket.destroy();
}

function answerOf(
  { token, memory, now }: World,
  { service, path, url }: Target,
  request: IncomingMessage,
  body: string,
): Answer {
  const found = findRoute(service.routes, request.method ?? '', path);
  if (!found) return { status: 404, body: service.refusal(404, 'Not Found') };
  const { route, params } = found;
  try {
    return route.answer({ params, query: url.searchParams, headers: request.headers, body, token, memory, now: now() });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, body: service.refusal(error.status, error.message) };
  }
}

function plain(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
}

function names(services: Service[]): string {
  return services.map(({ name }) => `/${name}`).join(', ');
}
