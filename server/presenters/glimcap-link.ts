import { z } from 'zod';
import type { IssueLink } from '#domain/glimcap/archive/issue.ts';

/** A published report as the API lists it. */
export const linkSchema = z
  .object({
    number: z.int(),
    title: z.string(),
    author: z.string(),
    weekStart: z.iso.date(),
    weekEnd: z.iso.date(),
    publishedAt: z.iso.datetime(),
    correctedAt: z.iso.datetime().nullable().meta({ description: 'null for one that stands as it was published' }),
    version: z.int().meta({ description: 'The version that this is; a correction makes another' }),
  })
  .meta({ id: 'GlimcapLink' });

export function presentLink(issue: IssueLink): z.infer<typeof linkSchema> {
  const { number, title, author, weekStart, weekEnd, publishedAt, correctedAt, ordinal } = issue;
  return {
    number,
    title,
    author,
    weekStart,
    weekEnd,
    publishedAt: publishedAt.toISOString(),
    correctedAt: correctedAt?.toISOString() ?? null,
    version: ordinal,
  };
}
