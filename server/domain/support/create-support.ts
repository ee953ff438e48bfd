import type { EntityManager } from '@mikro-orm/postgresql';
import type { Bus } from '../bus.ts';
import type { Clock } from '../clock.ts';
import type { EmoteImages } from '../emotes/emote-images.ts';
import type { Outbox } from '../outbox.ts';
import { TicketBlocks } from './blocks/ticket-blocks.ts';
import { KnownPeople } from './board/known-people.ts';
import { StaffTickets } from './board/staff-tickets.ts';
import { TicketBoard } from './board/ticket-board.ts';
import { TicketCategories } from './categories/ticket-categories.ts';
import { TicketPanels } from './categories/ticket-panels.ts';
import { TicketFeedbacks } from './feedback/ticket-feedbacks.ts';
import { GuildSupport } from './guild-support.ts';
import type { Help } from './help/help.ts';
import { MailAnswers } from './mail/mail-answers.ts';
import { MailBlocks } from './mail/mail-blocks.ts';
import { SupportMail } from './mail/support-mail.ts';
import { TicketDrafts } from './opening/ticket-drafts.ts';
import { TicketPictures } from './pictures/ticket-pictures.ts';
import { TicketExport } from './portability/ticket-export.ts';
import { TicketImport } from './portability/ticket-import.ts';
import { Questions } from './questions/questions.ts';
import { AutoAnswers } from './replies/auto-answers.ts';
import { Snippets } from './replies/snippets.ts';
import type { TextPatterns } from './replies/text-patterns.ts';
import { TicketReplies } from './replies/ticket-replies.ts';
import { DeadlineWatch } from './sla/deadline-watch.ts';
import { SupportHours } from './sla/support-hours.ts';
import { SupportTargets } from './sla/support-targets.ts';
import { TicketDeadlines } from './sla/ticket-deadlines.ts';
import { SupportStats } from './stats/ticket-stats.ts';
import { Support } from './support.ts';
import { TicketCare } from './ticket-care.ts';
import { TicketChanges } from './ticket-changes.ts';
import { TicketClosing } from './ticket-closing.ts';
import { TicketLog } from './ticket-log.ts';
import { TicketPeople } from './ticket-people.ts';
import { TicketSearch } from './ticket-search.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  bus: Bus;
  emoteImages: EmoteImages;
  help: Help;
  patterns: TextPatterns;
  /** Where the days of figures are cut. */
  timeZone: string;
  /** Our own addresses, in small letters: mails from them are not answered. */
  ownAddresses: readonly string[];
  /** Where people write to support; null while no mail is read. */
  supportAddress: string | null;
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
  ticketPictures: TicketPictures;
  ticketFeedbacks: TicketFeedbacks;
  snippets: Snippets;
  autoAnswers: AutoAnswers;
  questions: Questions;
  supportHours: SupportHours;
  supportTargets: SupportTargets;
  ticketDeadlines: TicketDeadlines;
  deadlineWatch: DeadlineWatch;
  ticketBoard: TicketBoard;
  staffTickets: StaffTickets;
  knownPeople: KnownPeople;
  supportStats: SupportStats;
  ticketDrafts: TicketDrafts;
  ticketSearch: TicketSearch;
  supportMail: SupportMail;
  mailAnswers: MailAnswers;
  mailBlocks: MailBlocks;
  ticketExport: TicketExport;
  ticketImport: TicketImport;
}

export function createSupport(parts: Parts): SupportDomain {
  const supportHours = new SupportHours(parts);
  const supportTargets = new SupportTargets(parts);
  const ticketDeadlines = new TicketDeadlines({ ...parts, supportHours, supportTargets });
  const changes = new TicketChanges({ ...parts, deadlines: ticketDeadlines });
  const guildSupport = new GuildSupport(parts);
  const ticketCategories = new TicketCategories(parts);
  const support = new Support({ ...parts, changes, guildSupport, supportHours });
  return {
    support,
    guildSupport,
    ticketLog: new TicketLog({ ...parts, changes }),
    ticketCare: new TicketCare({ ...parts, changes }),
    ticketPeople: new TicketPeople({ ...parts, changes }),
    ticketClosing: new TicketClosing({ ...parts, changes, guildSupport }),
    ticketCategories,
    ticketPanels: new TicketPanels({ ...parts, categories: ticketCategories }),
    ticketBlocks: new TicketBlocks(parts),
    ticketReplies: new TicketReplies({ ...parts, changes }),
    ticketPictures: new TicketPictures(parts),
    ticketFeedbacks: new TicketFeedbacks(parts),
    snippets: new Snippets(parts),
    autoAnswers: new AutoAnswers(parts),
    ticketDrafts: new TicketDrafts(parts),
    ticketSearch: new TicketSearch(parts),
    supportMail: new SupportMail({ ...parts, support }),
    mailAnswers: new MailAnswers(parts),
    mailBlocks: new MailBlocks(parts),
    ticketExport: new TicketExport(parts),
    ticketImport: new TicketImport(parts),
    questions: new Questions({ ...parts, categories: ticketCategories }),
    supportHours,
    supportTargets,
    ticketDeadlines,
    deadlineWatch: new DeadlineWatch({ ...parts, changes, ticketDeadlines, supportTargets }),
    ticketBoard: new TicketBoard(parts),
    staffTickets: new StaffTickets({ ...parts, changes }),
    knownPeople: new KnownPeople(parts),
    supportStats: new SupportStats(parts),
  };
}
