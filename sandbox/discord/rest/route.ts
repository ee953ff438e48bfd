import type { RateLimit } from '../rate-limits.ts';
import type { SchemaRef } from '../spec/schema-ref.ts';
import type { World } from '../world.ts';
import type { UploadedFile } from './read-body.ts';

/** One REST call, read and checked. */
export interface Call<Body> {
  world: World;
  /** The user who acts: the bot, or the owner of a bearer token. Empty where no authority is asked for. */
  userId: string;
  scopes: string[];
  /** When the bearer token ends, ms since the epoch; 0 for the bot. */
  expiresAt: number;
  /** A parameter of the path, decoded. */
  param(name: string): string;
  query: URLSearchParams;
  /** What the audit log shall say, of `X-Audit-Log-Reason`. */
  reason: string | null;
  body: Body;
  files: UploadedFile[];
}

/** What a handler answers; a bare value means status 200 (204 when there is none). */
export interface Reply {
  status: number;
  body?: unknown;
}

/** A route as Discord documents it. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** In @koa/router's notation, without `/api/v10`. */
  path: string;
  /** Whose authority: the bot's token, a member's OAuth2 token or either, or the secret in the path. */
  authority: 'bot' | 'bearer' | 'any' | 'path';
  /** The body's schema, or how to choose it. Without one a body is not read. */
  body?: SchemaRef | ((world: World, param: (name: string) => string, body: unknown) => SchemaRef);
  /** The schema of a 200 or 201. */
  reply?: SchemaRef;
  limit?: RateLimit;
  handle(call: Call<unknown>): Reply | Promise<Reply>;
}

type RouteOf<Body> = Omit<Route, 'handle'> & { handle(call: Call<Body>): Reply | Promise<Reply> };

/** Declares a route whose handler sees the body as `Body`: the type of the schema that is named. */
export function route<Body = undefined>(declared: RouteOf<Body>): Route {
  // The spec's schema has checked the body before the handler runs; zod cannot tell TypeScript which type that is.
  return { ...declared, handle: (call) => declared.handle(call as Call<Body>) };
}

export function ok(body: unknown): Reply {
  return { status: 200, body };
}

export function created(body: unknown): Reply {
  return { status: 201, body };
}

export function noContent(): Reply {
  return { status: 204 };
}
