import { errors } from '../errors.ts';
import type { World } from '../world.ts';
import type { Route } from './route.ts';

/** In whose name a call is made. */
export interface Authority {
  userId: string;
  scopes: string[];
  expiresAt: number;
}

/** https://discord.com/developers/docs/reference#authentication @throws DiscordError 401 */
export function authorityOf(world: World, wanted: Route['authority'], header: string | undefined): Authority {
  if (wanted === 'path') return { userId: '', scopes: [], expiresAt: 0 };
  const [kind, token = ''] = (header ?? '').split(' ');
  if (kind === 'Bot' && wanted !== 'bearer' && token === world.options.token)
    return { userId: world.state.botUserId, scopes: [], expiresAt: 0 };

  const grant = kind === 'Bearer' && wanted !== 'bot' ? world.authorizations.find(token) : null;
  if (!grant) throw errors.unauthorized();
  return grant;
}
