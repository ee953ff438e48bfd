import type { LiveFilterView } from '../api-types.ts';

/** The front page with a filter; for the API's list, the same query. */
export function liveFilterUrl(filter: LiveFilterView, path = '/'): string {
  const query = new URLSearchParams({ ...filter }).toString();
  return query ? `${path}?${query}` : path;
}
