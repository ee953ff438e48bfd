const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/**
 * How long to wait before try number `attempt` (0 is the first repetition): doubling
 * up to ten seconds, spread by up to a half so that a crowd does not return at once.
 */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return full * (0.5 + random() / 2);
}
