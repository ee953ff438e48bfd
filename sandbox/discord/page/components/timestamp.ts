import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatTimestamp } from '../markdown/format-timestamp.ts';

const TICK_MS = 10_000;

/** A moment in the reader's zone; "5 minutes ago" keeps up with the clock. */
export function Timestamp({ ms, style, ...attributes }: { ms: number; style: string; class?: string }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (style !== 'R') return undefined;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [style]);
  const date = new Date(ms);
  const machine = Number.isNaN(date.getTime()) ? {} : { dateTime: date.toISOString() };
  return h(
    'time',
    { ...machine, ...attributes, title: formatTimestamp(ms, 'F', now) },
    formatTimestamp(ms, style, now),
  );
}
