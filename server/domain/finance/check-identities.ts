import { formatMoney } from '../format-money.ts';
import type { FinanceFigures } from '../glimcap/figures.ts';
import { atLeastZero, minus } from './amount.ts';
import type { FinanceFinding } from './finance-finding.ts';
import { coverOf } from './ledger-cover.ts';
import type { LedgerCoverage } from './ledger-coverage.entity.ts';
import type { LedgerReading } from './ledger-figures.ts';
import type { LedgerSum } from './ledger-sums.ts';
import { deriveStatement } from './statement.ts';

/** What the ledger's entries say against each other. */
export function checkIdentities(reading: LedgerReading, figures: FinanceFigures): FinanceFinding[] {
  return [...foreignEntries(reading), ...overdrawn(reading), ...creditsUsed(reading, figures), ...claims(reading)];
}

/** There is no rate that is ours to invent. */
function foreignEntries({ sums, currency }: LedgerReading): FinanceFinding[] {
  return sums
    .filter((sum) => sum.currency !== currency)
    .map((sum) => {
      const entries = sum.count === 1 ? '1 entry' : `${sum.count} entries`;
      const text = `${entries} of ${sum.kind} from ${sum.source}, ${formatMoney(sum)}, cannot be added up in ${currency}, and are in no figure.`;
      return { kind: 'currency', text };
    });
}

function overdrawn({ creditsBefore: { granted, used }, currency, window }: LedgerReading): FinanceFinding[] {
  if (used <= granted) return [];
  const amount = (minor: bigint) => formatMoney({ minor, currency });
  const text = `More credits were used before ${window.from} (${amount(used)}) than were granted (${amount(granted)}).`;
  return [{ kind: 'identity', text }];
}

/** Credits pay for the hosting as far as they go, so what was used is the smaller of both. */
function creditsUsed(
  { sums, coverages, window, currency }: LedgerReading,
  { inputs, provider }: FinanceFigures,
): FinanceFinding[] {
  const cover = coverOf('credit_used', coverages, window);
  const { expenses, credits } = deriveStatement(inputs);
  const due = minus(expenses, atLeastZero(minus(expenses, credits)));
  if (cover.through === null || cover.through < window.to || 'missing' in due) return [];
  const used = totalOf(sums.filter((sum) => sum.kind === 'credit_used' && sum.currency === currency));
  if (used === due.minor) return [];
  const amount = (minor: bigint) => formatMoney({ minor, currency });
  const text = `${amount(used)} of ${provider} credits were used, but the credits there were and the expenses make it ${amount(due.minor)}.`;
  return [{ kind: 'identity', text }];
}

/** What a source says that its entries sum to, where that is about exactly these days; its last word counts. */
function claims({ coverages, sums, window }: LedgerReading): FinanceFinding[] {
  const said = new Map<string, LedgerCoverage>();
  for (const coverage of coverages) {
    const { source, kinds, coveredFrom, coveredThrough } = coverage;
    if (coveredFrom === window.from && coveredThrough === window.to)
      said.set(`${source} ${kinds.toSorted()}`, coverage);
  }
  return [...said.values()].flatMap((coverage) => claim(coverage, sums));
}

function claim(
  { source, kinds, claimedMinor, currency }: LedgerCoverage,
  sums: readonly LedgerSum[],
): FinanceFinding[] {
  if (claimedMinor === null || claimedMinor === undefined || !currency) return [];
  const own = sums.filter((sum) => sum.source === source && sum.currency === currency && kinds.includes(sum.kind));
  const total = totalOf(own);
  if (total === claimedMinor) return [];
  const [said, is] = [formatMoney({ minor: claimedMinor, currency }), formatMoney({ minor: total, currency })];
  const text = `${source} says that ${kinds.join(' and ')} come to ${said}, but its entries in the ledger sum to ${is}.`;
  return [{ kind: 'claim', text }];
}

function totalOf(sums: readonly LedgerSum[]): bigint {
  return sums.reduce((total, { minor }) => total + minor, 0n);
}
