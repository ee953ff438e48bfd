import { z } from 'zod';
import type { IssueCorrection } from '#domain/glimcap/archive/issue.ts';

/** What readers are told of a correction. */
export const correctionSchema = z
  .object({
    version: z.int().meta({ description: 'The version that it made' }),
    at: z.iso.datetime(),
    by: z.string().nullable(),
    note: z.string().meta({ description: 'What was wrong' }),
    changes: z.array(
      z.object({
        path: z.string(),
        label: z.string(),
        before: z.string().nullable().meta({ description: 'As it was printed; null for what was not there' }),
        after: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'GlimcapCorrection' });

export function presentCorrection({
  ordinal,
  at,
  by,
  note,
  changes,
}: IssueCorrection): z.infer<typeof correctionSchema> {
  return { version: ordinal, at: at.toISOString(), by, note, changes };
}
