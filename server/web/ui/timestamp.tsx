import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../locales/languages.ts';
import { useApp } from './app-context.ts';

const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

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
  const { language } = useApp();
  const [text, setText] = useState(
    isDateOnly ? utcDate(at, language) : `${timeText(at, { hasWeekday, language, timeZone: 'UTC' })} UTC`,
  );
  useEffect(() => {
    if (!isDateOnly) setText(timeText(at, { hasWeekday, language }));
  }, [at, isDateOnly, hasWeekday, language]);
  return <time dateTime={at}>{text}</time>;
}

/** "28 April 2021" */
export function utcDate(at: string, language: Language = 'en'): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at));
}

/** In the reader's own time zone, unless another is named. */
function timeText(
  at: string,
  { hasWeekday, language, timeZone }: { hasWeekday: boolean; language: Language; timeZone?: string },
): string {
  const format = { ...(hasWeekday ? WITH_WEEKDAY : FORMAT), ...(timeZone && { timeZone }) };
  return new Intl.DateTimeFormat(LOCALES[language], format).format(new Date(at));
}
