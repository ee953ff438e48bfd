import type { EntityManager } from '@mikro-orm/postgresql';
import type { Bus } from '../bus.ts';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import { TicketBlocks } from './blocks/ticket-blocks.ts';
import { TicketCategories } from './categories/ticket-categories.ts';
import { TicketPanels } from './categories/ticket-panels.ts';
import { TicketFeedbacks } from './feedback/ticket-feedbacks.ts';
import { GuildSupport } from './guild-support.ts';
import type { Help } from './help/help.ts';
import { Questions } from './questions/questions.ts';
import { AutoAnswers } from './replies/auto-answers.ts';
import { Snippets } from './replies/snippets.ts';
import type { TextPatterns } from './replies/text-patterns.ts';
import { TicketReplies } from './replies/ticket-replies.ts';
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
  help: Help;
  patterns: TextPatterns;
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
  ticketReplies: TicketReplies;
  ticketFeedbacks: TicketFeedbacks;
  snippets: Snippets;
  autoAnswers: AutoAnswers;
  questions: Questions;
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
    ticketReplies: new TicketReplies({ ...parts, changes }),
    ticketFeedbacks: new TicketFeedbacks(parts),
    snippets: new Snippets(parts),
    autoAnswers: new AutoAnswers(parts),
    questions: new Questions({ ...parts, categories: ticketCategories }),
  };
}
