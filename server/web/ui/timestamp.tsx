import { useEffect, useState } from 'preact/hooks';

const FORMAT = { dateStyle: 'medium', timeStyle: 'short' } as const;

interface TimestampProps {
  at: string;
  /** The day alone, the same for every reader. */
  isDateOnly?: boolean;
}

/** A moment: in UTC as the server wrote it, in the reader's own time once scripts run. */
export function Timestamp({ at, isDateOnly = false }: TimestampProps) {
  const [text, setText] = useState(isDateOnly ? utcDate(at) : `${utcTime(at)} UTC`);
  useEffect(() => {
    if (!isDateOnly) setText(new Intl.DateTimeFormat('en-GB', FORMAT).format(new Date(at)));
  }, [at, isDateOnly]);
  return <time dateTime={at}>{text}</time>;
}

/** "28 April 2021" */
export function utcDate(at: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at));
}

function utcTime(at: string): string {
  return new Intl.DateTimeFormat('en-GB', { ...FORMAT, timeZone: 'UTC' }).format(new Date(at));
}
