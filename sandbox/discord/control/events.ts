import { PassThrough } from 'node:stream';
import { GatewayDispatchEvents } from 'discord-api-types/v10';
import type { Happening } from '../bus.ts';
import { canView } from '../permissions.ts';
import type { World } from '../world.ts';
import { outcomeView } from './outcome-view.ts';

const KEEP_ALIVE_MS = 15_000;

/** A member's own stream of what happens, as Server-Sent Events: `event` is the gateway's name, or `INTERACTION_OUTCOME`. */
export function eventStream(world: World, userId: string): PassThrough {
  const stream = new PassThrough();
  const send = (event: string, data: unknown) => stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const unsubscribe = [
    world.bus.subscribe((happening) => {
      if (hears(world, userId, happening)) send(happening.event.t, happening.event.d);
    }),
    world.interactions.subscribe((interaction, outcome) => {
      if (interaction.userId === userId) send('INTERACTION_OUTCOME', outcomeView(world, interaction, outcome));
    }),
  ];
  const keepAlive = setInterval(() => stream.write(': still here\n\n'), KEEP_ALIVE_MS);
  stream.on('close', () => {
    clearInterval(keepAlive);
    for (const end of unsubscribe) end();
  });
  stream.write(': hello\n\n');
  return stream;
}

function hears({ state }: World, userId: string, { event, audience }: Happening): boolean {
  if (event.t === GatewayDispatchEvents.InteractionCreate) return false;
  if (audience.userIds && !audience.userIds.includes(userId)) return false;
  if (audience.channelId === undefined) return true;
  const place = state.channels.get(audience.channelId) ?? state.threads.get(audience.channelId);
  return place === undefined || canView(state, userId, place);
}
