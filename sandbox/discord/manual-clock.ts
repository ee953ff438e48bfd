import type { Clock } from './clock.ts';

/** A clock that stands still until it is told to move. */
export interface ManualClock extends Clock {
  /** Moves time forward and runs what falls due, in order. */
  advance(ms: number): void;
}

interface Alarm {
  at: number;
  task: () => void;
}

/** For tests of rules about time (3 s, 15 min, 5 s …) that must not wait for it. */
export function manualClock(startMs = Date.now()): ManualClock {
  let time = startMs;
  const alarms = new Set<Alarm>();

  const nextDue = (until: number) => [...alarms].filter((alarm) => alarm.at <= until).sort((a, b) => a.at - b.at)[0];

  return {
    now: () => time,
    after(ms, task) {
      const alarm = { at: time + ms, task };
      alarms.add(alarm);
      return () => alarms.delete(alarm);
    },
    advance(ms) {
      const until = time + ms;
      for (let alarm = nextDue(until); alarm; alarm = nextDue(until)) {
        alarms.delete(alarm);
        time = alarm.at;
        alarm.task();
      }
      time = until;
    },
  };
}
