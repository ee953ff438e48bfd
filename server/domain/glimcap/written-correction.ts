import { DomainError } from '../errors.ts';
import { FINANCE_INPUTS, type FinanceInput } from '../finance/statement.ts';
import { unitOf } from '../metrics/metric-unit.ts';
import { parseAmount } from '../metrics/parse-amount.ts';
import type { Figures } from './figures.ts';
import type { Correction } from './glimcap-corrections.ts';
import { figuresByKey } from './last-published.ts';

/** Values as people write them, by the key of their figure: `5,936`, `$8,160.50`. */
export interface WrittenFigures {
  metrics?: Record<string, string>;
  finance?: Record<string, string>;
}

/**
 * Reads values in the units of the figures that they stand in for.
 * @throws DomainError invalid `glimcap_figure_unknown`, `metric_value_unreadable`
 */
export function readCorrection(
  figures: Figures,
  { metrics = {}, finance = {} }: WrittenFigures,
): Pick<Correction, 'metrics' | 'finance'> {
  return {
    metrics: Object.fromEntries(Object.entries(metrics).map(([key, text]) => [key, metricAmount(figures, key, text)])),
    finance: Object.fromEntries(Object.entries(finance).map(([key, text]) => [key, financeAmount(figures, key, text)])),
  };
}

function metricAmount(figures: Figures, key: string, text: string): number {
  const figure = figuresByKey(figures).get(key);
  if (!figure) throw unknownFigure(key);
  return parseAmount(text, unitOf(figure.current ?? figure.previous ?? 0));
}

function financeAmount({ finance }: Figures, key: string, text: string): number {
  if (!finance || !isInput(key)) throw unknownFigure(key);
  return parseAmount(text, { kind: 'money', currency: finance.currency });
}

function isInput(key: string): key is FinanceInput {
  return FINANCE_INPUTS.some((input) => input === key);
}

function unknownFigure(key: string): DomainError {
  return new DomainError('invalid', 'glimcap_figure_unknown', `That report has no figure "${key.slice(0, 64)}".`);
}
