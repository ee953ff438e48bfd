import type { Issue } from '#domain/glimcap/archive/issue.ts';
import type { Figures } from '#domain/glimcap/figures.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';

/** A draft as if it were published now: nobody has corrected it, and its figures open to nothing yet. */
export function draftIssue({ weekStart, weekEnd, draftedAt }: GlimcapReport, figures: Figures): Issue {
  const { number, title, author } = figures;
  const version = { id: '', ordinal: 1, markdown: '', madeAt: draftedAt };
  return {
    number,
    title,
    author,
    weekStart,
    weekEnd,
    publishedAt: draftedAt,
    correctedAt: null,
    ordinal: version.ordinal,
    version,
    figures,
    isStanding: false,
    corrections: [],
    versions: [],
    previous: null,
    next: null,
  };
}
