import type { Glimcap } from '#domain/glimcap/glimcap.ts';
import type { GlimcapDesk } from '#domain/glimcap/glimcap-desk.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { CalendarDay } from '#domain/metrics/zoned-day.ts';
import { DEMO_AUTHOR } from './demo-label.ts';

const INTRO =
  '**This is a demo.** No figure, win or ticket in this report is real: `glimcap demo` invented them all, to show what a report looks like.';
const REASON = 'Demo: the figures are invented, and nobody can look into it.';
/** As many observations as an editor would make sentences of. */
const SENTENCES = 2;

/** What became of a week. */
export interface PublishedWeek {
  report: GlimcapReport;
  findings: { kind: string; text: string }[];
}

/** Compiles a week, writes what an editor would, acknowledges what the gate found, and publishes it. */
export async function publishWeek(
  { glimcap, glimcapDesk: desk }: { glimcap: Glimcap; glimcapDesk: GlimcapDesk },
  sunday: CalendarDay,
): Promise<PublishedWeek> {
  const draft = await glimcap.draftWeek(sunday);
  const { observations } = await glimcap.review(draft);
  const metrics = observations.slice(0, SENTENCES).map(({ suggestion }) => suggestion);
  const edited = await desk.edit(reviewed(draft), { prose: { intro: INTRO, metrics: metrics.join(' ') } }, DEMO_AUTHOR);
  const { open } = await desk.gate(edited);
  if (open.length > 0) {
    const findingIds = open.map(({ id }) => id);
    await desk.acknowledge(reviewed(edited), { findingIds, reason: REASON, by: DEMO_AUTHOR });
  }
  const report = await glimcap.publish({ ...reviewed(edited), by: DEMO_AUTHOR });
  return { report, findings: open };
}

function reviewed({ id: reportId, revision }: GlimcapReport): { reportId: string; revision: number } {
  return { reportId, revision };
}
