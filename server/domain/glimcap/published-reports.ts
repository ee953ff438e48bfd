import type { EntityManager } from '@mikro-orm/postgresql';
import { figuresFromJson } from './figures-json.ts';
import { type GlimcapReport, GlimcapReportSchema } from './glimcap-report.entity.ts';
import type { PublishedWeek } from './last-published.ts';

/** A published report with its figures read. */
export interface PublishedReport extends PublishedWeek {
  number: number;
}

/** Every published report, newest first. */
export async function publishedReports(em: EntityManager): Promise<PublishedReport[]> {
  const reports = await em.find(
    GlimcapReportSchema,
    { state: 'published' },
    { orderBy: { number: 'desc' }, refresh: true },
  );
  return reports.map(({ number, weekEnd, figures }: GlimcapReport) => ({
    number,
    weekEnd,
    figures: figuresFromJson(figures),
  }));
}
