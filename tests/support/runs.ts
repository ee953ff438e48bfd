const FACTOR = Number(process.env.TEST_RUNS_FACTOR ?? 1);

/** How often a property is tried: few times in the suite, `TEST_RUNS_FACTOR` times as often in a long run. */
export function runs(count: number): { numRuns: number } {
  return { numRuns: count * FACTOR };
}
