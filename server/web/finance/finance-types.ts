import type { LedgerKind } from '#domain/finance/ledger-kind.ts';
import type { MoneyJson } from '#domain/money.ts';

/** An amount with how it is written. */
export type ShownMoney = MoneyJson & { shownAs: string };

export interface StatementLine {
  key: string;
  label: string;
  isDerived: boolean;
  amount: ShownMoney | null;
  missing: string | null;
  source: string | null;
  takenAt: string | null;
  query: string | null;
}

/** A month’s money with what contradicts it. */
export interface StatementView {
  title: string;
  month: string;
  from: string;
  to: string;
  period: string;
  currency: string;
  lines: StatementLine[];
  findings: { kind: string; text: string }[];
  contradictions: { label: string; printed: ShownMoney; derived: ShownMoney }[];
  restatements: {
    number: number;
    publishedAt: string;
    period: string;
    label: string;
    printed: ShownMoney;
    now: ShownMoney;
  }[];
}

/** `/staff/finance`; `chartText` is null where there is nothing to draw. */
export type StatementPageView = StatementView & { thisMonth: string; chartText: string | null };

export interface LedgerEntryView {
  id: string;
  kind: LedgerKind;
  amount: ShownMoney;
  day: string;
  occurredAt: string;
  source: string;
  reference: string;
  revision: number;
  note: string | null;
  author: string | null;
  recordedAt: string;
  isCounted: boolean;
}

export interface LedgerCoverageView {
  id: string;
  source: string;
  kinds: LedgerKind[];
  from: string;
  through: string;
  isRunning: boolean;
  note: string | null;
  author: string | null;
  recordedAt: string;
}

/** Which entries are shown. */
export interface LedgerChoice {
  from: string;
  to: string;
  kind: LedgerKind | null;
  source: string | null;
  withHistory: boolean;
}

/** `/staff/finance/ledger` */
export interface LedgerView {
  search: LedgerChoice;
  today: string;
  /** In which one usually enters. */
  currency: string;
  entries: LedgerEntryView[];
  isFirstPage: boolean;
  nextCursor: string | null;
  coverages: LedgerCoverageView[];
  canEdit: boolean;
}

export interface LedgerImportView {
  isDryRun: boolean;
  lines: number;
  recorded: number;
  unchanged: number;
  totals: { kind: LedgerKind; count: number; sum: string }[];
  problems: string[];
  moreProblems: number;
}

type ByMovement<Value> = Record<'new' | 'expansion' | 'reactivation' | 'contraction' | 'churn', Value>;
type Rate = { basisPoints: number; shownAs: string } | null;

export interface MrrReportView {
  start: ShownMoney;
  end: ShownMoney;
  movements: ByMovement<ShownMoney>;
  customers: { start: number; end: number; movements: ByMovement<number> };
  churn: { customerChurn: Rate; revenueChurn: Rate; netRevenueChurn: Rate };
}

export interface MrrView {
  by: 'week' | 'month';
  from: string;
  to: string;
  periods: (MrrReportView & { from: string; to: string; isRunning: boolean; isKnown: boolean })[];
  whole: MrrReportView;
  others: MrrReportView[];
}

/** `/staff/finance/mrr`; `mrr` is null before the first subscription. */
export interface MrrChoice {
  mrr: MrrView | null;
  chartText: string | null;
  chosen: { by: 'week' | 'month'; from: string | null; to: string | null };
}
