import type { Middleware, ParameterizedContext } from 'koa';
import type { User } from '#domain/accounts/user.entity.ts';

/** What middleware knows of a request before its route runs. */
export interface HttpState {
  /** The signed-in browser, if it is one. */
  session: { id: string; user: User; csrfToken: string } | null;
}

export type HttpContext = ParameterizedContext<HttpState>;
export type HttpMiddleware = Middleware<HttpState>;
