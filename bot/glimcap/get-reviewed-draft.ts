import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import { refusals } from '#domain/glimcap/refusals.ts';
import type { BotContext } from '../context.ts';
import { parseReviewedId } from './reviewed-id.ts';

/**
 * The draft that a component belongs to, as long as it is the one that stands.
 * @throws DomainError not_found `glimcap_not_found`; conflict `glimcap_published`, `glimcap_redrafted`
 */
export async function getReviewedDraft(id: string, context: BotContext): Promise<GlimcapReport> {
  const { reportId, revision } = parseReviewedId(id, context);
  const report = await context.glimcap.find(reportId);
  if (!report) throw refusals.gone();
  if (report.state === 'published') throw refusals.published(report);
  if (report.revision !== revision) throw refusals.redrafted(report);
  return report;
}
