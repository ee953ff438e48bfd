import { z } from 'zod';
import type { LedgerCoverage } from '#domain/finance/ledger-coverage.entity.ts';
import { LEDGER_KINDS } from '#domain/finance/ledger-kind.ts';

export const ledgerCoverageSchema = z
  .object({
    id: z.uuid(),
    source: z.string(),
    kinds: z.array(z.enum(LEDGER_KINDS)),
    from: z.iso.date(),
    through: z.iso.date(),
    isRunning: z.boolean().meta({ description: 'True as of the last day only, as an open bill is' }),
    note: z.string().nullable(),
    author: z.string().nullable(),
    recordedAt: z.iso.datetime(),
  })
  .meta({ id: 'LedgerCoverage' });

/** The word of a source that the ledger has everything of some days. */
export function presentCoverage(coverage: LedgerCoverage): z.infer<typeof ledgerCoverageSchema> {
  const { id, source, kinds, coveredFrom, coveredThrough, isRunning, note, author, recordedAt } = coverage;
  return {
    id,
    source,
    kinds,
    from: coveredFrom,
    through: coveredThrough,
    isRunning,
    note: note ?? null,
    author: author ?? null,
    recordedAt: recordedAt.toISOString(),
  };
}
