import { weekWindow } from '#domain/metrics/week-window.ts';
import { addDays } from '#domain/metrics/zoned-day.ts';
import { parseFigures } from '../../cli/figures-file.ts';
import { GLIMCAP_SETTINGS, type TestDomain } from './domain.ts';
import { part12With } from './part-12.ts';

type Parts = Pick<TestDomain, 'database' | 'glimcapImport' | 'metrics'>;

/** The week that a Glimcap is now compiled of. */
export const LAST_WEEK = weekWindow(new Date(), GLIMCAP_SETTINGS.timeZone);

/** Part 12, as if it had been about the week before last, so that Part 13 is next. */
export async function importPart12({ database, glimcapImport }: Pick<Parts, 'database' | 'glimcapImport'>) {
  const weekEnd = addDays(LAST_WEEK.to, -7);
  const parsed = parseFigures(part12With({ weekEnd, date: `${addDays(weekEnd, 3)}T08:00:00-05:00` }));
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  const { figures } = parsed;
  await database.unitOfWork(() => glimcapImport.import(figures));
}

/** A figure as it was a minute before the week ended. */
export function recordLastWeek({ database, metrics }: Pick<Parts, 'database' | 'metrics'>, key: string, value: number) {
  const takenAt = new Date(LAST_WEEK.endsAt.getTime() - 60_000);
  return database.unitOfWork(() => metrics.record({ key, value, source: 'hand', takenAt }));
}
