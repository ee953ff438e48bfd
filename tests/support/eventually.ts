import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer: for what another process does
 * and tells nobody of.
 * @throws with `what` after `withinMs`
 */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false>,
  withinMs = 30_000,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (let waitMs = 10; ; waitMs = Math.min(waitMs * 1.5, 250)) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${withinMs} ms`);
    await sleep(waitMs);
  }
}
