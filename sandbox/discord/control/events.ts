import { PassThrough } from 'node:stream';
import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { hears } from '../hears.ts';
import type { World } from '../world.ts';
import { outcomeView } from './outcome-view.ts';

const KEEP_ALIVE_MS = 15_000;

/** A member's own stream of what happens, as Server-Sent Events: `event` is the gateway's name, or `INTERACTION_OUTCOME`. */
export function eventStream(world: World, userId: string): PassThrough {
  const stream = new PassThrough();
  const send = (event: string, data: unknown) => stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const unsubscribe = [
    world.bus.subscribe(({ event, audience }) => {
      if (event.t === GatewayDispatchEvents.InteractionCreate) return;
      if (hears(world.state, userId, audience)) send(event.t, event.d);
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
