import { TICKET_PRIORITIES } from '#domain/support/ticket-priority.ts';
import type { BotWords } from '../words.ts';

/** How a priority is called in a language; empty for one that there is not. */
export function priorityName(priority: string | undefined, words: BotWords): string {
  const known = TICKET_PRIORITIES.find((each) => each === priority);
  return known ? words.support(`priority.${known}`) : '';
}
