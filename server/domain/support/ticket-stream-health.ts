import type { FindingCause } from '../streams/stream-finding.entity.ts';

/** How the member's last stream was when they opened the ticket: findings come and go, a ticket stays. */
export interface TicketStreamHealth {
  /** ISO 8601 in UTC. */
  startedAt: string;
  findings: { cause: FindingCause; value: number }[];
}
