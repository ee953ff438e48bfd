import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlimcapReport } from './glimcap-report.entity.ts';
import { type GlimcapVersion, type GlimcapVersionKind, GlimcapVersionSchema } from './glimcap-version.entity.ts';

/** The kinds of version that readers see. */
export const PUBLIC_KINDS: readonly GlimcapVersionKind[] = ['imported', 'published', 'corrected'];

interface Making {
  kind: GlimcapVersionKind;
  at: Date;
  by?: string;
  note?: string;
}

/** Keeps a report as it is now. Within the transaction that made it so. */
export async function keepVersion(em: EntityManager, report: GlimcapReport, { kind, at, by, note }: Making) {
  const [latest] = await em.find(
    GlimcapVersionSchema,
    { report: report.id },
    { orderBy: { ordinal: 'desc' }, limit: 1 },
  );
  em.create(GlimcapVersionSchema, {
    report,
    ordinal: (latest?.ordinal ?? 0) + 1,
    kind,
    figures: report.figures,
    markdown: report.markdown,
    madeAt: at,
    madeBy: by ?? null,
    note: note ?? null,
  });
  await em.flush();
}

/** A report's versions, oldest first. */
export function listVersions(em: EntityManager, reportId: string): Promise<GlimcapVersion[]> {
  return em.find(GlimcapVersionSchema, { report: reportId }, { orderBy: { ordinal: 'asc' }, refresh: true });
}

/** A report's latest versions, newest first. */
export function listLatestVersions(em: EntityManager, reportId: string, limit: number): Promise<GlimcapVersion[]> {
  return em.find(GlimcapVersionSchema, { report: reportId }, { orderBy: { ordinal: 'desc' }, limit, refresh: true });
}
