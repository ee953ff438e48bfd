import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../errors.ts';
import type { LedgerKind } from './ledger-kind.ts';
import { IS_STANDING, type Span } from './ledger-sums.ts';

/** An entry as a reader sees it. */
export interface ListedEntry {
  id: string;
  kind: LedgerKind;
  minor: bigint;
  currency: string;
  occurredAt: Date;
  source: string;
  reference: string;
  revision: number;
  note: string | null;
  author: string | null;
  recordedAt: Date;
  /** False for what was corrected, withdrawn or outgrown: it is shown, and counts no more. */
  isCounted: boolean;
}

export interface LedgerQuery extends Span {
  kind?: LedgerKind | undefined;
  source?: string | undefined;
  /** At most so many. */
  limit: number;
  /** The id of the last entry of the page before. */
  after?: string | undefined;
  /** Also what no longer counts. */
  withHistory?: boolean | undefined;
}

const LIST = `
  select id, kind, minor::text as minor, currency, occurred_at as "occurredAt", source, reference, revision, note, author,
    recorded_at as "recordedAt", is_counted as "isCounted"
  from (select entry.*, minor <> 0 and ${IS_STANDING} as is_counted from ledger_entry entry
    where occurred_at >= ? and occurred_at < ?) as entry
  where (is_counted or ?) and (?::text is null or kind = ?) and (?::text is null or source = ?)
    and (?::uuid is null or (occurred_at, id) < (select occurred_at, id from ledger_entry where id = ?))
  order by occurred_at desc, id desc limit ?`;

/**
 * A period's entries, newest first.
 * @throws DomainError invalid `ledger_cursor_unknown`
 */
export async function listLedger(em: EntityManager, query: LedgerQuery): Promise<ListedEntry[]> {
  const { startsAt, endsAt, kind = null, source = null, after = null, limit, withHistory = false } = query;
  if (after !== null && !(await isKnown(em, after))) {
    throw new DomainError('invalid', 'ledger_cursor_unknown', 'The page before is unknown; begin at the first one.');
  }
  const rows = await em.execute<(Omit<ListedEntry, 'minor'> & { minor: string })[]>(LIST, [
    ...[endsAt, startsAt, endsAt, withHistory],
    ...[kind, kind, source, source, after, after, limit],
  ]);
  return rows.map((row) => ({
    ...row,
    minor: BigInt(row.minor),
    occurredAt: new Date(row.occurredAt),
    recordedAt: new Date(row.recordedAt),
  }));
}

async function isKnown(em: EntityManager, id: string): Promise<boolean> {
  const rows = await em.execute<unknown[]>('select 1 from ledger_entry where id::text = ?', [id]);
  return rows.length > 0;
}
