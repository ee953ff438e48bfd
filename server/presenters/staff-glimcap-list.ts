import { z } from 'zod';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';

const linkSchema = z.object({
  weekStart: z.iso.date(),
  weekEnd: z.iso.date(),
  number: z.int(),
  title: z.string(),
  state: z.enum(['draft', 'held', 'published']),
  draftedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().nullable(),
  path: z.string().meta({ description: 'The page for staff' }),
});

/** The reports as staff list them, latest week first. */
export const deskListSchema = z
  .object({
    drafts: z.array(linkSchema),
    published: z.array(linkSchema),
    missed: z.array(z.iso.date()).meta({ description: 'The Sundays of weeks without a report, oldest first' }),
    lastWeek: z.iso.date().nullable().meta({ description: 'The Sunday that ended last, where it has no report' }),
  })
  .meta({ id: 'GlimcapDeskList' });

export type DeskList = z.infer<typeof deskListSchema>;
export type DeskLink = z.infer<typeof linkSchema>;

interface Parts {
  drafts: readonly GlimcapReport[];
  published: readonly GlimcapReport[];
  missed: readonly string[];
  lastWeekEnd: string;
}

export function presentDeskList({ drafts, published, missed, lastWeekEnd }: Parts): DeskList {
  const all = [...drafts, ...published];
  const link = (report: GlimcapReport) => presentLink(report, all);
  return {
    drafts: drafts.map(link),
    published: published.map(link),
    missed: missed.filter((sunday) => sunday !== lastWeekEnd),
    lastWeek: all.some(({ weekEnd }) => weekEnd >= lastWeekEnd) ? null : lastWeekEnd,
  };
}

/** Drafts of several weeks may wait for the same number; such a one is called by its Sunday. */
function presentLink(report: GlimcapReport, all: readonly GlimcapReport[]): DeskLink {
  const { weekStart, weekEnd, number, state, figures, draftedAt, publishedAt } = report;
  const isAlone = all.every((other) => other === report || other.number !== number);
  return {
    weekStart,
    weekEnd,
    number,
    title: figures.title,
    state,
    draftedAt: draftedAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
    path: `/staff/glimcap/${isAlone || state === 'published' ? number : weekEnd}`,
  };
}
