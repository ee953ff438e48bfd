import type { BoardQuery } from '../../../presenters/ticket-board.ts';

/** The query of the board's address, without what is as it is by itself. */
export function boardSearch({ state, page, ...rest }: BoardQuery): string {
  const chosen = { ...(state === 'waiting' ? {} : { state }), ...rest, ...(page === 1 ? {} : { page }) };
  const said = Object.entries(chosen).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(said.map(([key, value]) => [key, String(value)])).toString();
}

export function boardUrl(query: BoardQuery): string {
  return withSearch('/staff/tickets', query);
}

/** A ticket, which knows from which part of the queue one came. */
export function ticketUrl(number: number, query: BoardQuery): string {
  return withSearch(`/staff/tickets/${number}`, query);
}

function withSearch(path: string, query: BoardQuery): string {
  const search = boardSearch(query);
  return search ? `${path}?${search}` : path;
}
