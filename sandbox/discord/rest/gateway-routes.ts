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
      const session_start_limit = world.sessionStarts.limit();
      return ok({ url: addressOf(world), shards: world.faults.recommendedShards, session_start_limit });
    },
  }),
];

function addressOf({ url }: World): string {
  return `${url.replace(/^http/, 'ws')}/gw`;
}
