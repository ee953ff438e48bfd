import type { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarDay } from '#domain/metrics/zoned-day.ts';

const MARK = /^filled by glimcap demo through (\d{4}-\d\d-\d\d)$/;

/**
 * Whether a database was filled by the demo: a comment on the table of reports says so, whatever becomes of its rows.
 * @returns the last day that was filled, or null
 */
export async function findDemoMark(em: EntityManager): Promise<CalendarDay | null> {
  const [row] = await em.execute<{ mark: string | null }[]>(
    `select obj_description('glimcap_report'::regclass, 'pg_class') as mark`,
  );
  return MARK.exec(row?.mark ?? '')?.[1] ?? null;
}

/** Within the transaction that fills it. */
export async function markDemo(em: EntityManager, through: CalendarDay): Promise<void> {
  // A comment takes no parameter; a day is digits and dashes.
  await em.execute(`comment on table glimcap_report is 'filled by glimcap demo through ${through}'`);
}
