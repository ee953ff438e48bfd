import { useEffect, useState } from 'preact/hooks';

const FORMAT = { dateStyle: 'medium', timeStyle: 'short' } as const;
const WITH_WEEKDAY = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const;

interface TimestampProps {
  at: string;
  /** The day alone, the same for every reader. */
  isDateOnly?: boolean;
  /** With the day of the week before it. */
  hasWeekday?: boolean;
}

/** A moment: in UTC as the server wrote it, in the reader's own time once scripts run. */
export function Timestamp({ at, isDateOnly = false, hasWeekday = false }: TimestampProps) {
  const [text, setText] = useState(isDateOnly ? utcDate(at) : `${timeText(at, hasWeekday, 'UTC')} UTC`);
  useEffect(() => {
    if (!isDateOnly) setText(timeText(at, hasWeekday));
  }, [at, isDateOnly, hasWeekday]);
  return <time dateTime={at}>{text}</time>;
}

/** "28 April 2021" */
export function utcDate(at: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at));
}

/** In the reader's own time zone, unless another is named. */
function timeText(at: string, hasWeekday: boolean, timeZone?: string): string {
  const format = { ...(hasWeekday ? WITH_WEEKDAY : FORMAT), ...(timeZone && { timeZone }) };
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(at));
}
