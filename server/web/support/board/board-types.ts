import type { StaffTicketView } from '../../../presenters/staff-ticket.ts';
import type {
  BoardCountsView,
  BoardQuery,
  BoardQuestionView,
  BoardTicketView,
} from '../../../presenters/ticket-board.ts';
import type { StatsQuery, TicketStatsView } from '../../../presenters/ticket-stats.ts';

/** The board as one chose to see it. */
export interface BoardView {
  query: BoardQuery;
  tickets: BoardTicketView[];
  counts: BoardCountsView;
  hasMore: boolean;
  /** What members asked in watched text channels and nobody has answered for too long, oldest first. */
  questions: BoardQuestionView[];
  /** Those that have had tickets; a filter is shown where there is more than one. */
  guilds: { id: string; name: string }[];
  categories: { id: string; name: string; guildId: string }[];
}

/** A ticket, and whom it can be given to and where it can be moved. */
export interface StaffTicketPageView {
  ticket: StaffTicketView;
  /** Staff with a Discord account, by its id. */
  staff: { id: string; name: string }[];
  categories: { id: string; name: string }[];
  /** The part of the queue from which one came, and what is in it. */
  query: BoardQuery;
  queue: BoardTicketView[];
  /** The reader's own Discord id; null for who has none, and so can only read. */
  ownId: string | null;
}

/** The figures as one chose to see them. */
export interface TicketStatsPageView extends Pick<BoardView, 'guilds' | 'categories'> {
  query: StatsQuery;
  stats: TicketStatsView;
  /** What the chart shows, in words. */
  chartText: string;
}
