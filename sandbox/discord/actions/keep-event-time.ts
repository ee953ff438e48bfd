import { GatewayDispatchEvents, GuildScheduledEventStatus } from 'discord-api-types/v10';
import { presentScheduledEvent } from '../present/present-scheduled-event.ts';
import type { ScheduledEvent } from '../state/scheduled-event.ts';
import type { World } from '../world.ts';

const { Active, Completed, Scheduled } = GuildScheduledEventStatus;

/**
 * Begins an event at its start and completes it at its end. Call it whenever its times or its status have changed.
 * https://docs.discord.com/developers/resources/guild-scheduled-event#guild-scheduled-event-status-update-automation:
 * "An external event will automatically begin at its scheduled start time", and "end at its scheduled end time".
 */
export function keepEventTime(world: World, event: ScheduledEvent): void {
  forgetEventTime(world, event);
  const next = nextTurn(event);
  if (!next) return;
  const cancel = world.clock.after(Math.max(0, next.at - world.clock.now()), () => {
    event.status = next.status;
    world.touch();
    const d = presentScheduledEvent(event);
    world.bus.publish({ t: GatewayDispatchEvents.GuildScheduledEventUpdate, d }, { guildId: event.guildId });
    keepEventTime(world, event);
  });
  world.sleeps.set(event.id, cancel);
}

/** Nothing more happens to it by itself. */
export function forgetEventTime(world: World, { id }: Pick<ScheduledEvent, 'id'>): void {
  world.sleeps.get(id)?.();
  world.sleeps.delete(id);
}

function nextTurn({ status, startsAt, endsAt }: ScheduledEvent) {
  if (status === Scheduled) return { at: startsAt, status: Active };
  return status === Active ? { at: endsAt, status: Completed } : null;
}
