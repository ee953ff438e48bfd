import { oneOf } from '../spec/schema-ref.ts';
import type { World } from '../world.ts';
import { ok, type Route, route } from './route.ts';

/** https://discord.com/developers/docs/events/gateway#get-gateway-bot */
export const gatewayRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/gateway',
    authority: 'path',
    reply: oneOf('GatewayResponse'),
    handle: ({ world }) => ok({ url: addressOf(world) }),
  }),
  route({
    method: 'GET',
    path: '/gateway/bot',
    authority: 'bot',
    reply: oneOf('GatewayBotResponse'),
    handle({ world }) {
      const session_start_limit = { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 1 };
      return ok({ url: addressOf(world), shards: 1, session_start_limit });
    },
  }),
];

function addressOf({ url }: World): string {
  return `${url.replace(/^http/, 'ws')}/gw`;
}
