import type { PageData } from './page-data.ts';

const KEYS = ['streams', 'channel', 'ownChannel', 'ownSubscription', 'mail', 'ticket', 'help', 'status'];
const MORE_KEYS = ['ownAccount', 'signInLink', 'error'];

/** Whether members use a page, so that it is in their language. Reports are quoted in English, staff work in it. */
export function isForMembers(data: PageData): boolean {
  if ('emotePage' in data) return !('staffEmotes' in data.emotePage);
  return [...KEYS, ...MORE_KEYS].some((key) => key in data);
}
