import { z } from 'zod';
import { LEDGER_KINDS } from '#domain/finance/ledger-kind.ts';
import type { ListedEntry } from '#domain/finance/ledger-list.ts';
import { presentMoney, shownMoneySchema } from './money.ts';

export const ledgerEntrySchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(LEDGER_KINDS),
    amount: shownMoneySchema,
    day: z.iso.date().meta({ description: 'In the zone in which months are cut' }),
    occurredAt: z.iso.datetime(),
    source: z.string(),
    reference: z.string(),
    revision: z.int().meta({ description: 'A later one stands in for those before it' }),
    note: z.string().nullable(),
    author: z.string().nullable(),
    recordedAt: z.iso.datetime(),
    isCounted: z.boolean().meta({ description: 'false for what was corrected, withdrawn or outgrown' }),
  })
  .meta({ id: 'LedgerEntry' });

export function presentEntry({
  minor,
  currency,
  occurredAt,
  recordedAt,
  ...entry
}: ListedEntry & { day: string }): z.infer<typeof ledgerEntrySchema> {
  const { id, kind, day, source, reference, revision, note, author, isCounted } = entry;
  return {
    ...{ id, kind, day, source, reference, revision, note, author, isCounted },
    amount: presentMoney({ minor, currency }),
    occurredAt: occurredAt.toISOString(),
    recordedAt: recordedAt.toISOString(),
  };
}
