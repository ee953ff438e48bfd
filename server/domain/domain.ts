import type { EntityManager } from '@mikro-orm/postgresql';
import { Accounts } from './accounts/accounts.ts';
import type { Bus } from './bus.ts';
import { Channels } from './channels/channels.ts';
import type { Clock } from './clock.ts';
import { Guilds } from './guilds/guilds.ts';
import type { Outbox } from './outbox.ts';
import type { Secrets } from './secrets.ts';
import { Announcements } from './streams/announcements.ts';
import { Streams } from './streams/streams.ts';
import { Support } from './support/support.ts';
import { TicketLog } from './support/ticket-log.ts';

/** What the domain needs from outside. */
export interface DomainParts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  bus: Bus;
  secrets: Secrets;
  reconnectWindowMs: number;
}

/** Every context's services, built once a process and used within a unit of work. */
export interface Domain {
  accounts: Accounts;
  channels: Channels;
  guilds: Guilds;
  streams: Streams;
  announcements: Announcements;
  support: Support;
  ticketLog: TicketLog;
}

export function createDomain(parts: DomainParts): Domain {
  const guilds = new Guilds(parts);
  return {
    accounts: new Accounts(parts),
    channels: new Channels(parts),
    guilds,
    streams: new Streams(parts),
    announcements: new Announcements({ ...parts, guilds }),
    support: new Support(parts),
    ticketLog: new TicketLog(parts),
  };
}
