import { compileReport } from '#domain/glimcap/compile-report.ts';
import type { Figures } from '#domain/glimcap/figures.ts';
import { figuresFromJson } from '#domain/glimcap/figures-json.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import { parseFigures } from '../../cli/figures-file.ts';
import type { TestDomain } from './domain.ts';
import { emptyTables } from './empty-tables.ts';
import { part12With } from './part-12.ts';

/** The Wednesday after the week of Part 13, with nothing counted, written or published. */
export async function clearGlimcap({ clock, database }: TestDomain): Promise<void> {
  clock.set('2021-05-05T12:00:00Z');
  await emptyTables(
    database.pool,
    'metric_sample',
    'metric_failure',
    'finance_entry',
    'glimcap_report',
    'glimcap_post',
  );
  await database.pool.query('delete from graphile_worker._private_jobs');
}

export function figuresWith(edits: Record<string, unknown> = {}): Figures {
  const parsed = parseFigures(part12With(edits));
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.figures;
}

export function importPart12({ database, glimcapImport }: TestDomain, edits?: Record<string, unknown>) {
  return database.unitOfWork(() => glimcapImport.import(figuresWith(edits)));
}

export function draft(
  { database, glimcap }: TestDomain,
  options?: { at?: Date; unlessSince?: Date },
): Promise<GlimcapReport> {
  return database.unitOfWork(() => glimcap.draft(options));
}

/** Publishes, once all that is found is acknowledged. */
export async function publish(context: TestDomain, report: GlimcapReport) {
  await acknowledgeAll(context, report);
  const { database, glimcap } = context;
  return database.unitOfWork(() => glimcap.publish({ reportId: report.id, revision: report.revision, by: 'Ada' }));
}

export function acknowledgeAll({ database, glimcap, glimcapDesk }: TestDomain, { id, revision }: GlimcapReport) {
  const reviewed = { reportId: id, revision };
  return database.unitOfWork(async () => {
    const report = await glimcap.find(id);
    if (report?.state === 'published' || report?.revision !== revision) return;
    const findingIds = (await glimcapDesk.gate(report)).open.map((finding) => finding.id);
    if (findingIds.length > 0) await glimcapDesk.acknowledge(reviewed, { findingIds, reason: 'we know', by: 'Ada' });
  });
}

export function record(
  { database, metrics }: TestDomain,
  key: string,
  value: number,
  takenAt = '2021-05-02T20:00:00Z',
) {
  return database.unitOfWork(() => metrics.record({ key, value, source: 'hand', takenAt: new Date(takenAt) }));
}

export function cellsOf(report: GlimcapReport): Record<string, string[]> {
  const { metrics } = compileReport(figuresFromJson(report.figures));
  return Object.fromEntries(metrics.map(({ key, cells }) => [key, [cells.current, cells.previous, cells.difference]]));
}

export function reviewOf({ database, glimcap }: TestDomain, report: GlimcapReport) {
  return database.unitOfWork(() => glimcap.review(report));
}
