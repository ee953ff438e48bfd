import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { type DayWindow, dayWindow } from '../metrics/week-window.ts';
import { addDays, dayAt } from '../metrics/zoned-day.ts';
import type { HostingAccount, HostingBill } from './hosting-account.ts';
import type { Ledger, Recorded } from './ledger.ts';
import type { LedgerKind } from './ledger-kind.ts';
import { lastDayOfMonth } from './month-to-date.ts';
import type { NewLedgerEntry } from './new-ledger-entry.ts';

const LINE_KINDS = ['infrastructure', 'bandwidth'] as const;
const LAST_MS = 1;
/** What this month's reference has as a total that the bill no longer names. */
const OUTGROWN = `
  select distinct kind, reference, currency from ledger_entry
  where source = ? and is_running and left(reference, 8) = ?`;

interface Parts {
  em: EntityManager;
  clock: Clock;
  ledger: Ledger;
  timeZone: string;
}

/** Takes a hosting provider's account into the ledger: its bills as totals that grow, and its credits. */
export class HostingLedger {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #ledger: Ledger;
  readonly #timeZone: string;

  constructor({ em, clock, ledger, timeZone }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#ledger = ledger;
    this.#timeZone = timeZone;
  }

  /** Whether the final bill of a month is in, so that it need not be read again. */
  isClosed(source: string, month: string): Promise<boolean> {
    const [from, through] = [`${month}-01`, lastDayOfMonth(month)];
    return this.#ledger.isCovered({ source, kinds: ['infrastructure', 'bandwidth', 'credit_used'], from, through });
  }

  /** Everything or nothing. The same account again is a no-op. */
  async record(account: HostingAccount): Promise<Recorded> {
    return this.#em.transactional(async (em) => {
      const counts: Recorded[] = [];
      for (const bill of account.bills) counts.push(await this.#recordBill(em, account, bill));
      counts.push(await this.#ledger.record(creditEntries(account)));
      await this.#coverCredits(account);
      return {
        recorded: counts.reduce((sum, { recorded }) => sum + recorded, 0),
        unchanged: counts.reduce((sum, { unchanged }) => sum + unchanged, 0),
      };
    });
  }

  async #recordBill(em: EntityManager, account: HostingAccount, bill: HostingBill): Promise<Recorded> {
    const month = dayWindow(`${bill.month}-01`, lastDayOfMonth(bill.month), this.#timeZone);
    const occurredAt = inside(month, bill.asOf);
    const named = billTotals(bill).map((total) => ({ ...total, occurredAt, ...common(account) }));
    const outgrown = await this.#outgrown(em, account, bill, named);
    const recorded = await this.#ledger.recordTotals([
      ...named,
      ...outgrown.map((total) => ({ ...total, occurredAt, ...common(account) })),
    ]);
    await this.#coverBill(account.source, bill, month, occurredAt);
    return recorded;
  }

  /** A product that is gone from the bill costs nothing from now on. */
  async #outgrown(em: EntityManager, { source }: HostingAccount, { month }: HostingBill, named: BillTotal[]) {
    const standing = await em.execute<{ kind: LedgerKind; reference: string; currency: string }[]>(OUTGROWN, [
      source,
      `${month} `,
    ]);
    const kept = new Set(named.map(({ kind, reference }) => `${kind} ${reference}`));
    return standing
      .filter(({ kind, reference }) => !kept.has(`${kind} ${reference}`))
      .map(({ kind, reference, currency }) => ({ kind, reference, amount: { minor: 0n, currency } }));
  }

  async #coverBill(source: string, { asOf, claimed }: HostingBill, { from, to }: DayWindow, occurredAt: Date) {
    const through = asOf ? dayAt(occurredAt, this.#timeZone) : to;
    const days = { source, from, through, isRunning: true };
    await this.#ledger.cover({ ...days, kinds: LINE_KINDS, claimed });
    if (asOf === null) await this.#ledger.cover({ source, from, through, kinds: ['credit_used'] });
  }

  /** Credits are known as far as the account's history was read: to the end of yesterday. */
  async #coverCredits({ source, since }: HostingAccount): Promise<void> {
    if (since === null) return;
    const from = dayAt(since, this.#timeZone);
    const through = addDays(dayAt(this.#clock.now(), this.#timeZone), -1);
    if (from <= through) await this.#ledger.cover({ source, kinds: ['credit_granted'], from, through });
  }
}

type BillTotal = Pick<NewLedgerEntry, 'kind' | 'reference' | 'amount'>;

function billTotals({ month, lines, tax, credited }: HostingBill): BillTotal[] {
  const back = (kind: LedgerKind, { minor, currency }: HostingBill['tax'], name: string): BillTotal => ({
    kind,
    reference: `${month} ${name}`.slice(0, 200),
    amount: { minor, currency },
  });
  const totals = lines.map(({ product, kind, amount }) =>
    amount.minor < 0n ? back('adjustment', negated(amount), product) : back(kind, amount, product),
  );
  if (tax.minor !== 0n)
    totals.push(tax.minor > 0n ? back('tax', tax, 'taxes') : back('adjustment', negated(tax), 'taxes'));
  if (credited.minor > 0n) totals.push(back('credit_used', credited, 'credits'));
  if (credited.minor < 0n) totals.push(back('adjustment', credited, 'adjustments'));
  return totals;
}

function creditEntries(account: HostingAccount): NewLedgerEntry[] {
  return account.credits.map(({ at, note, ...credit }) => ({
    ...credit,
    ...common(account),
    occurredAt: at,
    note: account.note ? `${note}; ${account.note}` : note,
  }));
}

function common({ source, note }: HostingAccount): Pick<NewLedgerEntry, 'source' | 'note'> {
  return { source, ...(note === undefined ? {} : { note }) };
}

function negated({ minor, currency }: HostingBill['tax']): HostingBill['tax'] {
  return { minor: -minor, currency };
}

/** A bill belongs to its month, also where the provider's month begins or ends some hours off ours. */
function inside({ startsAt, endsAt }: DayWindow, asOf: Date | null): Date {
  const last = endsAt.getTime() - LAST_MS;
  return new Date(Math.max(startsAt.getTime(), Math.min(asOf?.getTime() ?? last, last)));
}
