import type { Clock } from '#domain/clock.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  advance(by: { hours?: number; minutes?: number; seconds?: number }): void;
  set(iso: string): void;
}

export function createTestClock(iso = '2026-03-04T12:00:00Z'): TestClock {
  let nowMs = Date.parse(iso);
  return {
    now: () => new Date(nowMs),
    advance({ hours = 0, minutes = 0, seconds = 0 }) {
      nowMs += ((hours * 60 + minutes) * 60 + seconds) * 1000;
    },
    set(to) {
      nowMs = Date.parse(to);
    },
  };
}
