import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 100;

/** Asks again and again until the answer is good, for what announces itself by no event. Rejects with the last answer. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isGood: (answer: T) => boolean,
  { withinMs = 15_000 } = {},
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isGood(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`still not so after ${withinMs} ms: ${JSON.stringify(answer)}`);
    await pause(EVERY_MS);
  }
}
