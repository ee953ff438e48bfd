import type { User } from '#domain/accounts/user.entity.ts';
import type { BoardFilter } from '#domain/support/board/ticket-board.ts';
import type { BoardQuery } from '../presenters/ticket-board.ts';
import type { StatsQuery } from '../presenters/ticket-stats.ts';

/** How many tickets a page of the board shows. */
export const BOARD_PAGE = 50;

/** One more than is shown tells whether there are more. */
export function pageOf({ page }: Pick<BoardQuery, 'page'>): { limit: number; offset: number } {
  return { limit: BOARD_PAGE + 1, offset: (page - 1) * BOARD_PAGE };
}

/** What a reader's query means. Who has no Discord account has no tickets. */
export function boardFilterOf(query: BoardQuery, { discordId }: Pick<User, 'discordId'>): BoardFilter {
  const { state, guild, category, priority, claimed, q } = query;
  return {
    state,
    guildId: guild ?? null,
    categoryId: category ?? null,
    priority: priority ?? null,
    claimedBy: claimed === 'me' ? (discordId ?? '-') : (claimed ?? null),
    search: q || null,
  };
}

export function statsChoiceOf({ from, to, guild, category, staff }: StatsQuery) {
  return { from, to, guildId: guild, categoryId: category, staffId: staff };
}
