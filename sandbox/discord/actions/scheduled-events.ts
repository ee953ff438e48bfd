import { GatewayDispatchEvents, GuildScheduledEventStatus, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { guildPermissionsOf } from '../permissions.ts';
import { presentScheduledEvent } from '../present/present-scheduled-event.ts';
import {
  checkDetails,
  demandFuture,
  demandRoom,
  demandTransition,
  demandUnfinished,
} from '../rules/scheduled-event-rules.ts';
import type { ScheduledEvent } from '../state/scheduled-event.ts';
import type { Guild } from '../state/state.ts';
import type { World } from '../world.ts';
import { forgetEventTime, keepEventTime } from './keep-event-time.ts';

const { CreateEvents, ManageEvents } = PermissionFlagsBits;
const { GuildScheduledEventCreate, GuildScheduledEventDelete, GuildScheduledEventUpdate } = GatewayDispatchEvents;

/** The body of a creation, as far as it matters here. */
export interface EventDraft {
  name: string;
  description?: string | null;
  scheduled_start_time: string;
  scheduled_end_time?: string | null;
  entity_metadata: { location: string };
}

export type EventChange = Partial<Omit<EventDraft, 'entity_metadata'>> & {
  entity_metadata?: { location: string } | null;
  status?: GuildScheduledEventStatus | null;
};

/**
 * https://docs.discord.com/developers/resources/guild-scheduled-event#create-guild-scheduled-event
 * @throws DiscordError 30038, 50013, 50035
 */
export function createScheduledEvent(world: World, guild: Guild, userId: string, draft: EventDraft): ScheduledEvent {
  if ((guildPermissionsOf(guild, userId) & CreateEvents) === 0n) throw errors.missingPermissions();
  const details = {
    id: world.snowflake(),
    guildId: guild.id,
    creatorId: userId,
    name: draft.name,
    description: draft.description || null,
    location: draft.entity_metadata.location,
    startsAt: Date.parse(draft.scheduled_start_time),
    endsAt: msOf(draft.scheduled_end_time),
    status: GuildScheduledEventStatus.Scheduled,
  };
  const event = { ...details, endsAt: checkDetails(details) };
  demandFuture(event.startsAt, world.clock.now());
  demandRoom(guild.scheduledEvents.values());
  guild.scheduledEvents.set(event.id, event);
  announce(world, GuildScheduledEventCreate, event);
  keepEventTime(world, event);
  return event;
}

/**
 * https://docs.discord.com/developers/resources/guild-scheduled-event#modify-guild-scheduled-event
 * @throws DiscordError 10070, 50013, 50035, 180000
 */
export function changeScheduledEvent(
  world: World,
  guild: Guild,
  { userId, id, change }: { userId: string; id: string; change: EventChange },
): ScheduledEvent {
  const event = getScheduledEvent(guild, id);
  demandKeeper(guild, userId, event);
  demandUnfinished(event);
  const next = {
    ...event,
    name: change.name ?? event.name,
    description: change.description === undefined ? event.description : change.description || null,
    location: change.entity_metadata?.location ?? event.location,
    startsAt: msOf(change.scheduled_start_time) ?? event.startsAt,
    endsAt: change.scheduled_end_time === undefined ? event.endsAt : msOf(change.scheduled_end_time),
    status: change.status ?? event.status,
  };
  demandTransition(event.status, next.status);
  if (next.startsAt !== event.startsAt) demandFuture(next.startsAt, world.clock.now());
  Object.assign(event, next, { endsAt: checkDetails(next) });
  announce(world, GuildScheduledEventUpdate, event);
  keepEventTime(world, event);
  return event;
}

/** @throws DiscordError 10070, 50013 */
export function deleteScheduledEvent(world: World, guild: Guild, userId: string, id: string): void {
  const event = getScheduledEvent(guild, id);
  demandKeeper(guild, userId, event);
  guild.scheduledEvents.delete(id);
  forgetEventTime(world, event);
  announce(world, GuildScheduledEventDelete, event);
}

/** @throws DiscordError 10070 */
export function getScheduledEvent(guild: Guild, id: string): ScheduledEvent {
  const event = guild.scheduledEvents.get(id);
  if (!event) throw errors.unknownScheduledEvent();
  return event;
}

/** https://docs.discord.com/developers/topics/permissions: CREATE_EVENTS for one's own, MANAGE_EVENTS for all. */
function demandKeeper(guild: Guild, userId: string, { creatorId }: ScheduledEvent): void {
  const enough = creatorId === userId ? CreateEvents | ManageEvents : ManageEvents;
  if ((guildPermissionsOf(guild, userId) & enough) === 0n) throw errors.missingPermissions();
}

/** https://docs.discord.com/developers/events/gateway-events#guild-scheduled-events */
function announce(
  world: World,
  t: typeof GuildScheduledEventCreate | typeof GuildScheduledEventUpdate | typeof GuildScheduledEventDelete,
  event: ScheduledEvent,
): void {
  world.touch();
  world.bus.publish({ t, d: presentScheduledEvent(event) }, { guildId: event.guildId });
}

function msOf(time: string | null | undefined): number | null {
  return time ? Date.parse(time) : null;
}
