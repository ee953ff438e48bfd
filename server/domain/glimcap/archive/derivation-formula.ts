import type { Derivation, ReportFigure } from './report-figure.ts';

/** How a line is derived, in the labels of its report: `Revenue = Gross − Payouts`. */
export function derivationFormula({ label }: Pick<ReportFigure, 'label'>, derivation: Derivation): string {
  const { terms, credits, isAtLeastZero } = derivation;
  const [first, ...others] = terms.map((term) => ({ ...term, label: credited(term, credits) }));
  const sum = [first?.label ?? '', ...others.map(({ sign, label }) => `${sign > 0 ? '+' : '−'} ${label}`)].join(' ');
  return `${label} = ${isAtLeastZero ? `max(0, ${sum})` : sum}`;
}

function credited({ key, label }: Derivation['terms'][number], credits: Derivation['credits']): string {
  return credits && key === 'finance.expenses' ? `max(0, ${label} − ${credits.label})` : label;
}
