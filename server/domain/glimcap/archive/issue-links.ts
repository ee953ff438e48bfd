import type { EntityManager } from '@mikro-orm/postgresql';
import type { IssueLink } from './issue.ts';

interface Page {
  limit: number;
  offset?: number;
  /** Only reports with a smaller number, newest first. */
  before?: number | undefined;
  /** Only reports with a larger number, oldest first. */
  after?: number;
}

/** A row of `LINK_COLUMNS`. */
export interface IssueRow {
  number: number;
  title: string;
  author: string;
  week_start: string;
  week_end: string;
  published_at: string;
  corrected_at: string | null;
  ordinal: number;
}

/** What `issueLink` reads of a report and its standing version. */
export const LINK_COLUMNS = `report.number, version.figures->>'title' as title, version.figures->>'author' as author,
  report.week_start, report.week_end, report.published_at, version.ordinal,
  case version.kind when 'corrected' then version.made_at end as corrected_at`;

/** Published reports, each beside the version that stands. */
export const STANDING = `glimcap_report report
  join glimcap_version version on version.report_id = report.id
   and version.kind in ('imported', 'published', 'corrected')
   and not exists (
     select from glimcap_version later where later.report_id = report.id and later.ordinal > version.ordinal
        and later.kind in ('imported', 'published', 'corrected'))`;

/** Published reports as lists name them. */
export async function issueLinks(em: EntityManager, { limit, offset = 0, before, after }: Page): Promise<IssueLink[]> {
  const rows = await em.execute<IssueRow[]>(
    `select ${LINK_COLUMNS} from ${STANDING}
      where report.state = 'published' and report.number < ? and report.number > ?
      order by report.number ${after === undefined ? 'desc' : 'asc'} limit ? offset ?`,
    [before ?? 2_147_483_647, after ?? 0, limit, offset],
  );
  return rows.map(issueLink);
}

export function issueLink(row: IssueRow): IssueLink {
  const { number, title, author, ordinal } = row;
  return {
    number,
    title,
    author,
    weekStart: row.week_start,
    weekEnd: row.week_end,
    publishedAt: new Date(row.published_at),
    correctedAt: row.corrected_at === null ? null : new Date(row.corrected_at),
    ordinal,
  };
}
