import { z } from 'zod';
import type { Recorded } from '#domain/finance/ledger.ts';
import { LEDGER_KINDS, type LedgerKind } from '#domain/finance/ledger-kind.ts';
import type { NewLedgerEntry } from '#domain/finance/new-ledger-entry.ts';
import { formatMoney } from '#domain/format-money.ts';

/** As many as a person reads. */
const NAMED_PROBLEMS = 50;

export const ledgerImportSchema = z
  .object({
    isDryRun: z.boolean(),
    lines: z.int(),
    recorded: z.int().meta({ description: 'How many are new' }),
    unchanged: z.int().meta({ description: 'How many are in the ledger already' }),
    totals: z
      .array(z.object({ kind: z.enum(LEDGER_KINDS), count: z.int(), sum: z.string() }))
      .meta({ description: 'What the file comes to, by kind and currency' }),
    problems: z.array(z.string()).meta({ description: 'Each names its line; with any, nothing is taken' }),
    moreProblems: z.int(),
  })
  .meta({ id: 'LedgerImport' });

type Import = z.infer<typeof ledgerImportSchema>;

/** What a file of entries holds, and what comes of it. */
export function presentImport(
  entries: readonly NewLedgerEntry[],
  { recorded, unchanged }: Recorded,
  { isDryRun, problems }: { isDryRun: boolean; problems: readonly string[] },
): Import {
  const named = problems.slice(0, NAMED_PROBLEMS);
  const moreProblems = problems.length - named.length;
  return {
    isDryRun,
    lines: entries.length,
    recorded,
    unchanged,
    totals: totals(entries),
    problems: named,
    moreProblems,
  };
}

function totals(entries: readonly NewLedgerEntry[]): Import['totals'] {
  const groups = new Map<string, { kind: LedgerKind; currency: string; minor: bigint; count: number }>();
  for (const { kind, amount } of entries) {
    const key = `${kind} ${amount.currency}`;
    const { minor, count } = groups.get(key) ?? { minor: 0n, count: 0 };
    groups.set(key, { kind, currency: amount.currency, minor: minor + amount.minor, count: count + 1 });
  }
  return [...groups.values()].map(({ kind, count, ...amount }) => ({ kind, count, sum: formatMoney(amount) }));
}
