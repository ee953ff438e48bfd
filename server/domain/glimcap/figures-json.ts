import type { FinanceInput, FinanceResult } from '../finance/statement.ts';
import { type MetricValue, metricValueToJson } from '../metrics/metric-value.ts';
import { type MoneyJson, moneyFromJson } from '../money.ts';
import type { Figures, FinanceFigures, MetricFigure } from './figures.ts';

type ValueJson = number | MoneyJson | null;
type MetricFigureJson = Omit<MetricFigure, 'current' | 'previous'> & { current: ValueJson; previous: ValueJson };

/** Finance figures as JSON: minor units are whole numbers. */
export type FinanceFiguresJson = Omit<FinanceFigures, 'inputs' | 'printed'> & {
  inputs: Record<FinanceInput, number | null>;
  printed: Partial<Record<FinanceResult, number>>;
};

/** Figures as they are stored. */
export type FiguresJson = Omit<Figures, 'metrics' | 'traffic' | 'finance'> & {
  metrics: MetricFigureJson[];
  traffic: { pageViews: MetricFigureJson } | null;
  finance: FinanceFiguresJson | null;
};

/** Throws a RangeError for an amount that a JSON number would round. */
export function figuresToJson(figures: Figures): FiguresJson {
  const { metrics, traffic, finance } = figures;
  return {
    ...figures,
    metrics: metrics.map(metricToJson),
    traffic: traffic && { pageViews: metricToJson(traffic.pageViews) },
    finance: finance && financeToJson(finance),
  };
}

/** The inverse of `figuresToJson`. */
export function figuresFromJson(json: FiguresJson): Figures {
  const { metrics, traffic, finance } = json;
  return {
    ...json,
    metrics: metrics.map(metricFromJson),
    traffic: traffic && { pageViews: metricFromJson(traffic.pageViews) },
    finance: finance && financeFromJson(finance),
  };
}

/** Throws a RangeError for an amount that a JSON number would round. */
export function financeToJson(finance: FinanceFigures): FinanceFiguresJson {
  return { ...finance, inputs: mapInputs(finance.inputs, exact), printed: mapPrinted(finance.printed, exact) };
}

/** The inverse of `financeToJson`. */
export function financeFromJson(json: FinanceFiguresJson): FinanceFigures {
  return { ...json, inputs: mapInputs(json.inputs, BigInt), printed: mapPrinted(json.printed, BigInt) };
}

function metricToJson(figure: MetricFigure): MetricFigureJson {
  const json = (value: MetricValue | null) => (value === null ? null : metricValueToJson(value));
  return { ...figure, current: json(figure.current), previous: json(figure.previous) };
}

function metricFromJson(figure: MetricFigureJson): MetricFigure {
  const value = (json: ValueJson) => (json === null || typeof json === 'number' ? json : moneyFromJson(json));
  return { ...figure, current: value(figure.current), previous: value(figure.previous) };
}

function mapInputs<From, To>(
  inputs: Record<FinanceInput, From | null>,
  map: (minor: From) => To,
): Record<FinanceInput, To | null> {
  const mapped = (minor: From | null) => (minor === null ? null : map(minor));
  return {
    gross: mapped(inputs.gross),
    payouts: mapped(inputs.payouts),
    fees: mapped(inputs.fees),
    refunds: mapped(inputs.refunds),
    credits: mapped(inputs.credits),
    infra: mapped(inputs.infra),
    bandwidth: mapped(inputs.bandwidth),
  };
}

function mapPrinted<From, To>(
  printed: Partial<Record<FinanceResult, From>>,
  map: (minor: From) => To,
): Partial<Record<FinanceResult, To>> {
  return Object.fromEntries(Object.entries(printed).map(([key, minor]) => [key, map(minor)]));
}

function exact(minor: bigint): number {
  const number = Number(minor);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${minor} does not fit a JSON number exactly`);
  return number;
}
