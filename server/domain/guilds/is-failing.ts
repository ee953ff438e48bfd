import type { CapabilityReport } from './capability-report.entity.ts';

/** Whether something stands in its way, or its last attempt failed and neither success nor repair came after. */
export function isFailing({ problem, lastFailedAt, lastWorkedAt, mendedAt }: CapabilityReport): boolean {
  if (problem) return true;
  if (!lastFailedAt) return false;
  return [lastWorkedAt, mendedAt].every((since) => !since || since < lastFailedAt);
}
