import { newId } from '../ids.ts';
import { save } from '../state/find.ts';
import { API_VERSION, type Event } from '../state/objects.ts';
import type { World } from '../world.ts';

/**
 * Writes down what happened, with the object as it is at this moment, and has it delivered.
 * https://docs.stripe.com/api/events/object
 * @param previous the former values of what changed, for `*.updated`
 */
export function recordEvent(world: World, type: string, object: object, previous?: Record<string, unknown>): Event {
  const event = save(world, 'event', {
    id: newId('evt'),
    object: 'event',
    ...accountOf(object),
    api_version: API_VERSION,
    created: world.clock.now(),
    data: {
      object: structuredClone(object) as Record<string, unknown>,
      ...(previous ? { previous_attributes: structuredClone(previous) } : {}),
    },
    livemode: false,
    pending_webhooks: 0,
    request: world.cause,
    type,
  });
  world.deliveries.send(event);
  return event;
}

/** What happens to a connected account is that account's event, not the platform's. */
function accountOf(object: object): { account?: string } {
  return Reflect.get(object, 'object') === 'account' ? { account: String(Reflect.get(object, 'id')) } : {};
}
