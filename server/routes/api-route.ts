import type { ParsedUrlQuery } from 'node:querystring';
import { bodyParser } from '@koa/bodyparser';
import type Router from '@koa/router';
import type { z } from 'zod';
import { isStaff } from '#domain/accounts/is-staff.ts';
import type { User } from '#domain/accounts/user.entity.ts';
import { HttpError } from '../errors.ts';
import type { HttpContext, HttpMiddleware, HttpState } from '../http-context.ts';
import type { Sessions } from '../middleware/session.ts';

/** The largest JSON body where a route says nothing else: a browser's RTP capabilities take some 10 kB. */
const BODY_LIMIT = '64kb';

/** What a route is given, as its schemas say. */
export interface ApiInput<Params, Query, Body> {
  ctx: HttpContext;
  params: Params;
  query: Query;
  body: Body;
}

/** One route of the API: its definition gives its types, its 422s and its part of the OpenAPI document. */
export interface ApiRoute<Params = unknown, Query = unknown, Body = unknown, Answer = unknown> {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  /** Below `/api/v1`, with `:name` for parameters. */
  path: string;
  summary: string;
  tag: string;
  /** `user`: only who is signed in, and unsafe methods need the CSRF token. `staff`: likewise, and only who has a role. */
  access: 'anyone' | 'user' | 'staff';
  /** Which of them may: a policy of the domain, which the pages go by too. */
  can?: (user: User) => boolean;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
  /** The largest body, such as `256kb`. */
  bodyLimit?: string;
  status: 200 | 201 | 204;
  answer?: z.ZodType<Answer>;
  /** Problem codes that it answers with, by status. */
  problems?: Record<number, string>;
  limit?: HttpMiddleware;
  handle(input: ApiInput<Params, Query, Body>): Promise<Answer>;
}

/** Keeps each route's own types while routes of different types share a list. */
export function apiRoute<Params, Query, Body, Answer>(route: ApiRoute<Params, Query, Body, Answer>): ApiRoute {
  const { params, query, body } = route;
  return {
    ...route,
    async handle({ ctx, ...input }) {
      const parsed = {
        params: parse(params, input.params, 'path'),
        query: parse(query, input.query, 'query'),
        body: parse(body, input.body, 'body'),
      };
      return route.handle({ ctx, ...parsed });
    },
  } as ApiRoute; // the list forgets the types that `handle` has just checked
}

export function mountApi(router: Router<HttpState>, routes: ApiRoute[], sessions: Sessions): void {
  for (const route of routes) {
    // Who may not ask is refused before anything that they send is read.
    const permitted = [...(route.limit ? [route.limit] : []), permit(route, sessions)];
    const before = [...permitted, ...(route.body ? [readBody(route.bodyLimit)] : [])];
    router[route.method](`/api/v1${route.path}`, ...before, (ctx) => run(route, ctx));
  }
}

/** @throws HttpError 401 */
export function requireUser(ctx: HttpContext): User {
  if (ctx.state.session) return ctx.state.session.user;
  throw new HttpError(401, 'signed_out', 'Sign in with Discord first.');
}

function permit({ access, can, method }: ApiRoute, sessions: Sessions): HttpMiddleware {
  return async (ctx, next) => {
    if (access !== 'anyone') {
      const user = requireUser(ctx);
      if (access === 'staff' && !isStaff(user)) throw new HttpError(403, 'staff_only', 'This is for staff.');
      if (can && !can(user)) throw new HttpError(403, 'role_missing', 'Your role on the platform does not allow this.');
      if (method !== 'get') sessions.requireCsrf(ctx);
    }
    await next();
  };
}

async function run(route: ApiRoute, ctx: HttpContext & { params?: unknown }): Promise<void> {
  if (route.body && !ctx.is('json'))
    throw new HttpError(415, 'not_json', 'Send JSON with Content-Type: application/json.');
  const query: ParsedUrlQuery = ctx.query;
  const answer = await route.handle({ ctx, params: ctx.params, query: { ...query }, body: ctx.request.body });
  ctx.status = route.status;
  if (route.status !== 204) ctx.body = answer;
}

function parse<Value>(schema: z.ZodType<Value> | undefined, input: unknown, where: string): Value {
  // A route without a schema for a part declares that part unknown, and never reads it.
  if (!schema) return undefined as Value;
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => ({ path: issue.path.join('.') || where, message: issue.message }));
  const detail = fields.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new HttpError(422, 'invalid', detail, { fields });
}

function readBody(jsonLimit = BODY_LIMIT) {
  return bodyParser({
    enableTypes: ['json'],
    jsonLimit,
    onError(error) {
      const isLarge = 'status' in error && error.status === 413;
      throw isLarge
        ? new HttpError(413, 'too_large', `The body is larger than ${jsonLimit}.`)
        : new HttpError(400, 'bad_json', 'The body is not valid JSON.');
    },
  });
}
