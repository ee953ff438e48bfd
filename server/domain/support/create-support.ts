import type { EntityManager } from '@mikro-orm/postgresql';
import type { Bus } from '../bus.ts';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import { TicketBlocks } from './blocks/ticket-blocks.ts';
import { TicketCategories } from './categories/ticket-categories.ts';
import { TicketPanels } from './categories/ticket-panels.ts';
import { GuildSupport } from './guild-support.ts';
import { Support } from './support.ts';
import { TicketCare } from './ticket-care.ts';
import { TicketChanges } from './ticket-changes.ts';
import { TicketClosing } from './ticket-closing.ts';
import { TicketLog } from './ticket-log.ts';
import { TicketPeople } from './ticket-people.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  bus: Bus;
}

/** The services of support. */
export interface SupportDomain {
  support: Support;
  guildSupport: GuildSupport;
  ticketLog: TicketLog;
  ticketCare: TicketCare;
  ticketPeople: TicketPeople;
  ticketClosing: TicketClosing;
  ticketCategories: TicketCategories;
  ticketPanels: TicketPanels;
  ticketBlocks: TicketBlocks;
}

export function createSupport(parts: Parts): SupportDomain {
  const changes = new TicketChanges(parts);
  const guildSupport = new GuildSupport(parts);
  const ticketCategories = new TicketCategories(parts);
  return {
    support: new Support({ ...parts, changes, guildSupport }),
    guildSupport,
    ticketLog: new TicketLog({ ...parts, changes }),
    ticketCare: new TicketCare({ ...parts, changes }),
    ticketPeople: new TicketPeople({ ...parts, changes }),
    ticketClosing: new TicketClosing({ ...parts, changes, guildSupport }),
    ticketCategories,
    ticketPanels: new TicketPanels({ ...parts, categories: ticketCategories }),
    ticketBlocks: new TicketBlocks(parts),
  };
}
