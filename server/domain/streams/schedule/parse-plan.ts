import { DomainError } from '../../errors.ts';
import { parseClock, parseTimeZone } from '../quiet-hours.ts';
import type { Plan } from './occurrences.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TITLE_MAX = 100;
const LENGTH = { min: 15, max: 1_440 };

/** A plan as a streamer writes it. */
export interface PlanInput {
  title: string;
  /** `2026-12-04` */
  day: string;
  /** `20:00` */
  time: string;
  lengthMinutes: number;
  isWeekly: boolean;
  timeZone: string;
}

/** @throws DomainError invalid `schedule_title_invalid`, `day_invalid`, `clock_invalid`, `length_invalid`, `time_zone_unknown` */
export function parsePlan(input: PlanInput): Plan & { title: string } {
  const title = input.title.trim();
  if (title.length === 0 || title.length > TITLE_MAX) {
    const sentence = `A title on the schedule has 1 to ${TITLE_MAX} characters.`;
    throw new DomainError('invalid', 'schedule_title_invalid', sentence, { max: TITLE_MAX });
  }
  const { lengthMinutes, isWeekly } = input;
  if (!Number.isInteger(lengthMinutes) || lengthMinutes < LENGTH.min || lengthMinutes > LENGTH.max) {
    throw new DomainError('invalid', 'length_invalid', 'A planned stream lasts 15 minutes to 24 hours.');
  }
  return {
    title,
    day: parseDay(input.day),
    startMinute: parseClock(input.time),
    lengthMinutes,
    isWeekly,
    timeZone: parseTimeZone(input.timeZone),
  };
}

function parseDay(text: string): string {
  const day = text.trim();
  const at = DAY.test(day) ? new Date(`${day}T00:00:00Z`) : null;
  if (at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)) return day;
  const shown = day.slice(0, 20);
  const sentence = `"${shown}" is no day. Write one like 2026-12-24.`;
  throw new DomainError('invalid', 'day_invalid', sentence, { text: shown });
}
