import { formatMoney } from '../format-money.ts';
import type { FinanceFigures, Provenance } from '../glimcap/figures.ts';
import type { FinanceFinding } from './finance-finding.ts';
import { inputsBy } from './inputs-by.ts';
import type { LedgerReading } from './ledger-figures.ts';
import { lineLabel } from './line-label.ts';
import { periodLabel } from './period-label.ts';
import { FINANCE_INPUTS, type FinanceInput, OPTIONAL_INPUTS } from './statement.ts';

/** The figures that somebody recorded for exactly a period's days, and when. */
export interface RecordedFigures {
  figures: FinanceFigures;
  source: string;
  recordedAt: Date;
}

type Names = Pick<FinanceFigures, 'title' | 'currency' | 'provider'>;

/**
 * A period's figures: what the ledger has whole comes first, then what was recorded
 * for exactly these days. Where both know, and differ, a finding names both.
 */
export function composeFigures(reading: LedgerReading, recorded: RecordedFigures | null, names: Names): FinanceFigures {
  const { from, to } = reading.window;
  const chosen = inputsBy((input) => choose(input, reading, recorded));
  const findings = FINANCE_INPUTS.flatMap((input) => differing(input, reading, recorded?.figures ?? null, names));
  return {
    ...names,
    period: recorded?.figures.period ?? { from, to },
    inputs: inputsBy((input) => chosen[input].minor),
    provenance: Object.fromEntries(
      FINANCE_INPUTS.flatMap((input) => {
        const { provenance } = chosen[input];
        return Object.keys(provenance).length > 0 ? [[input, provenance]] : [];
      }),
    ),
    ...(findings.length === 0 ? {} : { findings }),
    printed: recorded?.figures.printed ?? {},
  };
}

interface Chosen {
  minor: bigint | null;
  provenance: Provenance;
}

function choose(input: FinanceInput, { figures, window }: LedgerReading, recorded: RecordedFigures | null): Chosen {
  const figure = figures[input];
  const standing = recorded?.figures.inputs[input] ?? null;
  if (figure.minor !== null && (figure.count > 0 || !isOptional(input))) return figure;
  if (recorded && standing !== null) {
    const { source, recordedAt } = recorded;
    const own = { source, takenAt: recordedAt.toISOString() };
    if (isOptional(input) && standing === 0n) return { minor: 0n, provenance: {} };
    return { minor: standing, provenance: recorded.figures.provenance[input] ?? own };
  }
  if (figure.minor !== null) return figure;
  const note = `no figures were recorded for ${periodLabel(window.from, window.to)}`;
  return { minor: null, provenance: { note, ...recorded?.figures.provenance[input], ...figure.provenance } };
}

function differing(
  input: FinanceInput,
  { figures }: LedgerReading,
  recorded: FinanceFigures | null,
  { currency, provider }: Names,
): FinanceFinding[] {
  const { minor, soFar, count } = figures[input];
  const said = recorded?.inputs[input] ?? null;
  if (said === null || (isOptional(input) && (said === 0n || count === 0))) return [];
  const amount = (value: bigint) => formatMoney({ minor: value, currency });
  const label = lineLabel(input, provider);
  if (minor !== null && minor !== said) {
    const text = `${label} is ${amount(minor)} by the ledger (${count} entries), but was recorded as ${amount(said)}.`;
    return [{ kind: 'sources', text }];
  }
  if (minor !== null || input === 'credits' || soFar <= said) return [];
  const text = `${label} was recorded as ${amount(said)}, but the ledger's entries so far are ${amount(soFar)} already.`;
  return [{ kind: 'sources', text }];
}

function isOptional(input: FinanceInput): boolean {
  return OPTIONAL_INPUTS.some((optional) => optional === input);
}
