import { meSchema, presentMe } from '../presenters/user.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';

export function meRoutes(): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/me',
      summary: 'Who is signed in',
      tag: 'accounts',
      access: 'anyone',
      status: 200,
      answer: meSchema,
      async handle({ ctx }) {
        const { session } = ctx.state;
        ctx.set('Cache-Control', 'no-store');
        return { user: session && presentMe(session.user), csrfToken: session?.csrfToken ?? '' };
      },
    }),
  ];
}
