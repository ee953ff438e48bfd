import type { EntityManager } from '@mikro-orm/postgresql';
import type { LedgerKind } from './ledger-kind.ts';

/** The entries of one kind, source and currency over a period. */
export interface LedgerSum {
  kind: LedgerKind;
  source: string;
  currency: string;
  minor: bigint;
  /** How many entries count; corrected and withdrawn ones do not. */
  count: number;
  /** The time of the last entry, and when one was last recorded. */
  lastAt: Date;
  recordedAt: Date;
}

/** Half-open: `startsAt` is inside, `endsAt` is not. */
export interface Span {
  startsAt: Date;
  endsAt: Date;
}

/**
 * An entry counts unless a later revision of it stands; of a running total the last
 * one before the period's end counts, and what it became afterwards does not matter.
 * Takes the end of the period as its one parameter.
 */
export const IS_STANDING = `not exists (
  select 1 from ledger_entry later
  where later.source = entry.source and later.kind = entry.kind and later.reference = entry.reference
    and case when entry.is_running
      then later.occurred_at < ? and (later.occurred_at, later.revision) > (entry.occurred_at, entry.revision)
      else later.revision > entry.revision end)`;
const SUMS = `
  select kind, source, currency, sum(minor)::text as minor, count(*)::int as count,
    max(occurred_at) as "lastAt", max(recorded_at) as "recordedAt"
  from ledger_entry entry
  where occurred_at >= ? and occurred_at < ? and minor <> 0 and ${IS_STANDING}
  group by kind, source, currency order by kind, source, currency`;
const CREDITS_BEFORE = `
  select kind, currency, sum(minor)::text as minor, min(occurred_at) as "firstAt"
  from ledger_entry entry
  where kind in ('credit_granted', 'credit_used') and occurred_at < ? and minor <> 0 and ${IS_STANDING}
  group by kind, currency`;

/** What the ledger's entries over a period sum to. */
export async function sumLedger(em: EntityManager, { startsAt, endsAt }: Span): Promise<LedgerSum[]> {
  const rows = await em.execute<(Omit<LedgerSum, 'minor'> & { minor: string })[]>(SUMS, [startsAt, endsAt, endsAt]);
  return rows.map((row) => ({
    ...row,
    minor: BigInt(row.minor),
    lastAt: new Date(row.lastAt),
    recordedAt: new Date(row.recordedAt),
  }));
}

/** Credits granted and used before a moment, by currency, and when the first ones were granted. */
export interface CreditsBefore {
  granted: bigint;
  used: bigint;
  firstGrantAt: Date | null;
}

/** The balance of credits that a period opens with is what was granted less what was used before it. */
export async function creditsBefore(em: EntityManager, moment: Date, currency: string): Promise<CreditsBefore> {
  const rows = await em.execute<{ kind: LedgerKind; currency: string; minor: string; firstAt: string | Date }[]>(
    CREDITS_BEFORE,
    [moment, moment],
  );
  const granted = rows.find((row) => row.kind === 'credit_granted' && row.currency === currency);
  const used = rows.find((row) => row.kind === 'credit_used' && row.currency === currency);
  return {
    granted: BigInt(granted?.minor ?? 0),
    used: BigInt(used?.minor ?? 0),
    firstGrantAt: granted ? new Date(granted.firstAt) : null,
  };
}
