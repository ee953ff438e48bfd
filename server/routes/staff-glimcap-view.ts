import type { Domain } from '#domain/domain.ts';
import { DomainError } from '#domain/errors.ts';
import type { Figures } from '#domain/glimcap/figures.ts';
import { figuresFromJson } from '#domain/glimcap/figures-json.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import { refusals } from '#domain/glimcap/refusals.ts';
import { reportChanges } from '#domain/glimcap/report-changes.ts';
import type { ChartRenderer } from '#domain/metrics/chart-look.ts';
import { draftIssue } from '../presenters/draft-issue.ts';
import { type DeskDraft, presentDraft } from '../presenters/staff-glimcap-draft.ts';
import { type DeskList, presentDeskList } from '../presenters/staff-glimcap-list.ts';
import { type DeskPreview, presentPreview } from '../presenters/staff-glimcap-preview.ts';
import { type DeskReport, presentDeskReport } from '../presenters/staff-glimcap-report.ts';

/** One a week for ten years. */
const LISTED = 520;
const VERSIONS = 50;

export interface DeskServices
  extends Pick<
    Domain,
    'glimcap' | 'glimcapArchive' | 'glimcapCorrections' | 'glimcapDesk' | 'roadmap' | 'supportBlock' | 'wins'
  > {
  charts: ChartRenderer;
}

/** What is typed over a draft. */
export type Typed = Parameters<Domain['glimcapDesk']['tryOut']>[1];

/** The reports for `/staff/glimcap`, with the weeks that have none. */
export async function loadDeskList({ glimcap }: DeskServices): Promise<DeskList> {
  return presentDeskList({
    drafts: await glimcap.listDrafts(),
    published: await glimcap.listPublished({ limit: LISTED }),
    missed: await glimcap.listMissedWeeks(),
    lastWeekEnd: glimcap.lastWeekEnd(),
  });
}

/** @throws DomainError not_found `glimcap_not_found`; conflict `glimcap_published` */
export async function getDraft({ glimcap }: DeskServices, sunday: string): Promise<GlimcapReport> {
  const report = await glimcap.findForWeek(sunday);
  if (!report) throw noReport(sunday);
  if (report.state === 'published') throw refusals.published(report);
  return report;
}

/** @throws DomainError not_found `glimcap_not_found` */
export async function getPublished({ glimcap }: DeskServices, sunday: string): Promise<GlimcapReport> {
  const report = await glimcap.findForWeek(sunday);
  if (report?.state === 'published') return report;
  throw noReport(sunday);
}

/** A draft with all that its editor works with. */
export async function loadDraft(services: DeskServices, found: GlimcapReport): Promise<DeskDraft> {
  const { glimcap, glimcapDesk, roadmap, supportBlock, wins } = services;
  // The stamp comes first, so that whatever changes while the rest is read is seen by the next look.
  const stamp = await glimcapDesk.stamp(found);
  const report = await getDraft(services, found.weekEnd);
  const [latest] = await glimcapDesk.listVersions(report, 1);
  const [last] = await glimcap.listPublished({ limit: 1 });
  const untouched = await glimcapDesk.tryOut(report, {});
  return presentDraft({
    report,
    ...(await glimcapDesk.look(report)),
    stamp,
    support: await supportBlock.read(),
    wins: await wins.listAll(report.weekEnd),
    roadmap: await roadmap.list(),
    latest,
    lastNumber: last?.number ?? null,
    closingChanges: reportChanges(figuresFromJson(report.figures), untouched),
    preview: draftPreview(services, report, untouched),
  });
}

/** What a draft becomes with what is typed. */
export async function loadPreview(services: DeskServices, report: GlimcapReport, typed: Typed): Promise<DeskPreview> {
  return draftPreview(services, report, await services.glimcapDesk.tryOut(report, typed));
}

function draftPreview({ charts }: DeskServices, report: GlimcapReport, figures: Figures): DeskPreview {
  const chartsAt = `/staff/glimcap/${report.weekEnd}/charts`;
  return presentPreview({ issue: draftIssue(report, figures), chartsAt, sizeOf: charts.size });
}

/** A published report as staff correct it. */
export async function loadDeskReport(services: DeskServices, report: GlimcapReport): Promise<DeskReport> {
  const { charts, glimcapArchive, glimcapDesk } = services;
  const issue = await glimcapArchive.get(report.number);
  return presentDeskReport({
    report,
    issue,
    versions: await glimcapDesk.listVersions(report, VERSIONS),
    preview: presentPreview({ issue, sizeOf: charts.size }),
  });
}

function noReport(sunday: string): DomainError {
  return new DomainError(
    'not_found',
    'glimcap_not_found',
    `There is no such Glimcap for the week that ends on ${sunday}.`,
  );
}
