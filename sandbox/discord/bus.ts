import type { GatewayDispatchPayload } from 'discord-api-types/v10';

type EventOf<Payload> = Payload extends { t: infer Name; d: infer Data } ? { t: Name; d: Data } : never;

/** A gateway event: its name and its data, typed by discord-api-types. */
export type GatewayEvent = EventOf<GatewayDispatchPayload>;

/** Who hears of an event. */
export interface Audience {
  /** The guild it happened in; null for direct messages, which shard 0 hears of. */
  guildId: string | null;
  /** Only those who see this channel; without it, every member of the guild. */
  channelId?: string;
  /** Only these users, whatever else holds. */
  userIds?: string[];
}

/** Something that happened, on its way to gateway sessions and to open pages. */
export interface Happening {
  event: GatewayEvent;
  audience: Audience;
}

type Listener = (happening: Happening) => void;

/** Everything that happens passes here, once, in order. */
export interface Bus {
  publish(event: GatewayEvent, audience: Audience): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: Listener): () => void;
}

export function createBus(): Bus {
  const listeners = new Set<Listener>();
  return {
    publish(event, audience) {
      for (const listener of [...listeners]) listener({ event, audience });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
