import type { IncomingHttpHeaders } from 'node:http';

/** One of the services that are played, below a path of its own: `/github/repos/glim/glim`. */
export interface Service {
  /** The first segment of its paths. */
  name: string;
  routes: Route[];
  /** How this service words a refusal. */
  refusal(status: number, message: string): unknown;
}

export interface Route {
  method: 'GET' | 'POST';
  /** Without the service's name; `:name` stands for one segment: `/repos/:owner/:repository`. */
  path: string;
  /** @throws Refusal for what the service refuses */
  answer(call: Call): Answer;
}

/** A request as a route sees it. */
export interface Call {
  /** The segments that `:name` stood for, decoded. */
  params: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** As it was sent. */
  body: string;
  /** What this service takes for a credential. */
  token: string;
  /** Milliseconds since the Unix epoch. */
  now: number;
  /** What services remember for as long as the sandbox runs, by names of their own. */
  memory: Map<string, number>;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body: unknown;
}

/** A call that the service refuses, in its own words. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
