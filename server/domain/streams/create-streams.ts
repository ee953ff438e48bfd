import type { EntityManager } from '@mikro-orm/postgresql';
import type { Bus } from '../bus.ts';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import { AlertChannels } from './alert-channels.ts';
import { AlertHistory } from './alert-history.ts';
import { Announcements } from './announcements.ts';
import { GuildStreams } from './guild-streams.ts';
import { LivePings } from './live-pings.ts';
import { LiveRoles } from './live-roles.ts';
import { Peaks } from './peaks.ts';
import { PingDeliveries } from './ping-deliveries.ts';
import { GuildEvents } from './schedule/guild-events.ts';
import { Schedules } from './schedule/schedules.ts';
import { StreamHealth } from './stream-health.ts';
import { Streams } from './streams.ts';
import { ViewerMoments } from './viewer-moments.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  bus: Bus;
  reconnectWindowMs: number;
}

/** Streams, and who hears of them. */
export interface StreamsDomain {
  streams: Streams;
  viewerMoments: ViewerMoments;
  peaks: Peaks;
  alertChannels: AlertChannels;
  announcements: Announcements;
  alertHistory: AlertHistory;
  guildStreams: GuildStreams;
  livePings: LivePings;
  pingDeliveries: PingDeliveries;
  liveRoles: LiveRoles;
  streamHealth: StreamHealth;
  schedules: Schedules;
  guildEvents: GuildEvents;
}

export function createStreams(parts: Parts): StreamsDomain {
  const alertChannels = new AlertChannels(parts);
  return {
    streams: new Streams(parts),
    viewerMoments: new ViewerMoments(parts),
    peaks: new Peaks(parts),
    alertChannels,
    announcements: new Announcements({ ...parts, alertChannels }),
    alertHistory: new AlertHistory({ ...parts, alertChannels }),
    guildStreams: new GuildStreams(parts),
    livePings: new LivePings(parts),
    pingDeliveries: new PingDeliveries(parts),
    liveRoles: new LiveRoles(parts),
    streamHealth: new StreamHealth(parts),
    schedules: new Schedules(parts),
    guildEvents: new GuildEvents(parts),
  };
}
