import type { Clock } from '#domain/clock.ts';

/** A clock that the demo sets to when each thing happens. */
export interface MovingClock extends Clock {
  set(to: Date): void;
}

export function createMovingClock(at: Date): MovingClock {
  let nowMs = at.getTime();
  return {
    now: () => new Date(nowMs),
    set(to) {
      nowMs = to.getTime();
    },
  };
}
