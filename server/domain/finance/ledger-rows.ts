import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { LedgerKind } from './ledger-kind.ts';
import type { NewLedgerEntry } from './new-ledger-entry.ts';

/** What names one thing in the ledger, whatever its revision. */
export interface LedgerKey {
  source: string;
  kind: LedgerKind;
  reference: string;
}

/** An entry as it is written, with its place among the revisions of its key. */
export interface LedgerRow extends NewLedgerEntry {
  revision: number;
  isRunning: boolean;
}

/** One revision as it stands in the ledger. */
export interface StandingRow extends LedgerKey {
  minor: bigint;
  currency: string;
  occurredAt: Date;
  revision: number;
  isRunning: boolean;
}

const INSERT = `
  insert into ledger_entry (id, kind, minor, currency, occurred_at, source, reference, revision, is_running, note, author, recorded_at)
  select id, kind, minor, currency, "occurredAt", source, reference, revision, "isRunning", note, author, "recordedAt"
  from jsonb_to_recordset(?::jsonb) as given (id uuid, kind text, minor bigint, currency text, "occurredAt" timestamptz,
    source text, reference text, revision int, "isRunning" boolean, note text, author text, "recordedAt" timestamptz)
  on conflict do nothing
  returning id`;
const REVISIONS = `
  select source, kind, reference, minor::text as minor, currency, occurred_at as "occurredAt", revision,
    is_running as "isRunning"
  from ledger_entry join jsonb_to_recordset(?::jsonb) as given (source text, kind text, reference text)
    using (source, kind, reference)
  group by source, kind, reference, minor, currency, occurred_at, revision, is_running
  order by revision`;

/** Writes rows in one statement; those whose key and revision are taken are left out. @returns how many were written */
export async function insertRows(em: EntityManager, rows: readonly LedgerRow[], recordedAt: Date): Promise<number> {
  if (rows.length === 0) return 0;
  const given = rows.map(({ amount, ...row }) => ({
    ...row,
    id: randomUUIDv7(),
    minor: String(amount.minor),
    currency: amount.currency,
    recordedAt,
  }));
  const written = await em.execute<{ id: string }[]>(INSERT, [JSON.stringify(given)]);
  return written.length;
}

/** Every revision of the given keys, oldest first, by `keyOf`. */
export async function findRevisions(
  em: EntityManager,
  keys: readonly LedgerKey[],
): Promise<Map<string, StandingRow[]>> {
  const given = keys.map(({ source, kind, reference }) => ({ source, kind, reference }));
  const rows = await em.execute<
    (Omit<StandingRow, 'minor' | 'occurredAt'> & { minor: string; occurredAt: string | Date })[]
  >(REVISIONS, [JSON.stringify(given)]);
  const standing = rows.map((row) => ({ ...row, minor: BigInt(row.minor), occurredAt: new Date(row.occurredAt) }));
  return Map.groupBy(standing, keyOf);
}

/** Sources and kinds hold no spaces. */
export function keyOf({ source, kind, reference }: LedgerKey): string {
  return `${source} ${kind} ${reference}`;
}
