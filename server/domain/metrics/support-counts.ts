import type { Support } from '../support/support.ts';
import { type Counter, writtenPeriod } from './count.ts';

/** What is known of the tickets that were opened in a period. */
export function supportCounts(
  support: Pick<Support, 'countOpened' | 'firstResponseMedianSeconds'>,
): Record<string, Counter> {
  return {
    async support_tickets(period) {
      return { value: await support.countOpened(period), query: `support.countOpened ${writtenPeriod(period)}` };
    },
    async first_response(period) {
      const seconds = await support.firstResponseMedianSeconds(period);
      if (seconds === null) return { missing: 'no ticket of this week was answered' };
      return { value: seconds, query: `support.firstResponseMedianSeconds ${writtenPeriod(period)}` };
    },
  };
}
