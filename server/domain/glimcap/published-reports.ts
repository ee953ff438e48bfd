import type { EntityManager } from '@mikro-orm/postgresql';
import { type FiguresJson, figuresFromJson } from './figures-json.ts';
import type { PublishedWeek } from './last-published.ts';

/** A published report with its figures read. */
export interface PublishedReport extends PublishedWeek {
  number: number;
}

/** Every published report as it stands, corrections included; newest first. */
export async function publishedReports(em: EntityManager): Promise<PublishedReport[]> {
  const rows = await em.execute<{ number: number; week_end: string; figures: FiguresJson }[]>(
    `select distinct on (report.number) report.number, report.week_end, version.figures
       from glimcap_report report
       join glimcap_version version on version.report_id = report.id
        and version.kind in ('imported', 'published', 'corrected')
      where report.state = 'published'
      order by report.number desc, version.ordinal desc`,
  );
  return rows.map(({ number, week_end, figures }) => ({
    number,
    weekEnd: week_end,
    figures: figuresFromJson(figures),
  }));
}
