import type { EntityManager } from '@mikro-orm/postgresql';
import { addDays, type CalendarDay, startOfDay } from '#domain/metrics/zoned-day.ts';
import { DEMO_SILENCE } from './demo-label.ts';
import { DEMO_ROWS } from './foreign-rows.ts';

/** Their rows are final, by a trigger that is asked to look away: what was invented may go. */
const FINAL_TABLES = [
  'glimcap_report',
  'glimcap_version',
  'metric_sample',
  'ledger_entry',
  'ledger_coverage',
  'subscription_event',
];
const OWN_REPORTS = `(select id from glimcap_report where ${DEMO_ROWS.reports.isDemo})`;

/**
 * Deletes what an earlier demo made, and nothing else. Within a transaction: the tables are locked until it ends.
 * @param through the last day that the demo filled with traffic
 */
export async function forgetDemo(
  em: EntityManager,
  { through, timeZone }: { through: CalendarDay; timeZone: string },
): Promise<void> {
  const end = startOfDay(addDays(through, 1), timeZone);
  const run = (sql: string, values: unknown[] = []) => em.execute(sql, values);
  for (const table of FINAL_TABLES) await run(`alter table ${table} disable trigger user`);
  for (const table of ['glimcap_version', 'glimcap_acknowledgement', 'glimcap_post'])
    await run(`delete from ${table} where report_id in ${OWN_REPORTS}`);
  for (const { table, isDemo } of Object.values(DEMO_ROWS)) await run(`delete from ${table} where ${isDemo}`);
  for (const table of ['page_view', 'traffic_daily', 'traffic_day', 'counted_hour'])
    await run(`delete from ${table} where day <= ?`, [through]);
  await run('delete from traffic_hourly where hour < ?', [end]);
  await run('delete from viewer_moment where minute < ?', [end]);
  await run('delete from metric_failure where reason = ?', [DEMO_SILENCE]);
  for (const table of FINAL_TABLES) await run(`alter table ${table} enable trigger user`);
}
