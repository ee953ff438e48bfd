import type { WaterfallStep } from '../../domain/metrics/chart-spec.ts';

/** A step with the values between which its bar reaches; null where one of them is not known. */
export interface WaterfallBar extends WaterfallStep {
  reach: { from: number; to: number } | null;
}

/** Totals reach from 0, each change from what the steps before it came to. */
export function waterfallBars(steps: readonly WaterfallStep[]): WaterfallBar[] {
  let sum: number | null = 0;
  return steps.map((step) => {
    const from: number | null = step.kind === 'total' ? 0 : sum;
    const to: number | null = from === null || step.value === null ? null : from + step.value;
    sum = to;
    return { ...step, reach: from === null || to === null ? null : { from, to } };
  });
}
