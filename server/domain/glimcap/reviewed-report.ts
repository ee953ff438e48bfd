import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type GlimcapReport, GlimcapReportSchema } from './glimcap-report.entity.ts';
import { refusals } from './refusals.ts';

/** A draft that somebody has in front of them. */
export interface Reviewed {
  reportId: string;
  revision: number;
}

/**
 * The draft that was reviewed, locked until the transaction ends.
 * @throws DomainError not_found `glimcap_not_found`; conflict `glimcap_published`, `glimcap_redrafted`
 */
export async function getReviewed(em: EntityManager, { reportId, revision }: Reviewed): Promise<GlimcapReport> {
  const report = await em.findOne(
    GlimcapReportSchema,
    { id: reportId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (!report) throw refusals.gone();
  if (report.state === 'published') throw refusals.published(report);
  if (report.revision === revision) return report;
  throw refusals.redrafted(report);
}
