import { inputsBy } from '../finance/inputs-by.ts';
import {
  type FinanceInput,
  type FinanceInputs,
  type FinanceResult,
  OPTIONAL_INPUTS,
  type OptionalInput,
} from '../finance/statement.ts';
import {
  type MetricValue,
  type MetricValueJson,
  metricValueFromJson,
  metricValueToJson,
} from '../metrics/metric-value.ts';
import type { Figures, FinanceFigures, MetricFigure } from './figures.ts';

type ValueJson = MetricValueJson | null;
type MetricFigureJson = Omit<MetricFigure, 'current' | 'previous'> & { current: ValueJson; previous: ValueJson };

/** An optional input is written only when it is not 0. */
type InputsJson = Record<Exclude<FinanceInput, OptionalInput>, number | null> &
  Partial<Record<OptionalInput, number | null>>;

/** Finance figures as JSON: minor units are whole numbers. */
export type FinanceFiguresJson = Omit<FinanceFigures, 'inputs' | 'printed'> & {
  inputs: InputsJson;
  printed: Partial<Record<FinanceResult, number>>;
};

/** Figures as they are stored. */
export type FiguresJson = Omit<Figures, 'metrics' | 'traffic' | 'networks' | 'finance'> & {
  metrics: MetricFigureJson[];
  traffic: { pageViews: MetricFigureJson; visitors?: MetricFigureJson } | null;
  networks?: MetricFigureJson[];
  finance: FinanceFiguresJson | null;
};

/** Throws a RangeError for an amount that a JSON number would round. */
export function figuresToJson(figures: Figures): FiguresJson {
  const { networks, ...rest } = figures;
  const { metrics, traffic, finance } = rest;
  return {
    ...rest,
    metrics: metrics.map(metricToJson),
    traffic: traffic && mapTraffic(traffic, metricToJson),
    ...(networks && { networks: networks.map(metricToJson) }),
    finance: finance && financeToJson(finance),
  };
}

/** The inverse of `figuresToJson`. */
export function figuresFromJson(json: FiguresJson): Figures {
  const { networks, ...rest } = json;
  const { metrics, traffic, finance } = rest;
  return {
    ...rest,
    metrics: metrics.map(metricFromJson),
    traffic: traffic && mapTraffic(traffic, metricFromJson),
    ...(networks && { networks: networks.map(metricFromJson) }),
    finance: finance && financeFromJson(finance),
  };
}

/** Throws a RangeError for an amount that a JSON number would round. */
export function financeToJson(finance: FinanceFigures): FinanceFiguresJson {
  return { ...finance, inputs: inputsToJson(finance.inputs), printed: mapPrinted(finance.printed, exact) };
}

/** The inverse of `financeToJson`. */
export function financeFromJson(json: FinanceFiguresJson): FinanceFigures {
  return { ...json, inputs: inputsFromJson(json.inputs), printed: mapPrinted(json.printed, BigInt) };
}

function metricToJson(figure: MetricFigure): MetricFigureJson {
  const json = (value: MetricValue | null) => (value === null ? null : metricValueToJson(value));
  return { ...figure, current: json(figure.current), previous: json(figure.previous) };
}

function metricFromJson(figure: MetricFigureJson): MetricFigure {
  const value = (json: ValueJson) => (json === null ? null : metricValueFromJson(json));
  return { ...figure, current: value(figure.current), previous: value(figure.previous) };
}

function mapTraffic<From, To>(
  { pageViews, visitors }: { pageViews: From; visitors?: From },
  map: (figure: From) => To,
): { pageViews: To; visitors?: To } {
  return { pageViews: map(pageViews), ...(visitors && { visitors: map(visitors) }) };
}

function inputsToJson({
  gross,
  payouts,
  fees,
  refunds,
  credits,
  infra,
  bandwidth,
  ...optional
}: FinanceInputs): InputsJson {
  const minor = (amount: bigint | null) => (amount === null ? null : exact(amount));
  const named = OPTIONAL_INPUTS.filter((key) => optional[key] !== 0n).map((key) => [key, minor(optional[key])]);
  return {
    gross: minor(gross),
    payouts: minor(payouts),
    fees: minor(fees),
    refunds: minor(refunds),
    credits: minor(credits),
    infra: minor(infra),
    bandwidth: minor(bandwidth),
    ...Object.fromEntries(named),
  };
}

function inputsFromJson(json: InputsJson): FinanceInputs {
  const minor = (amount: number | null = 0) => (amount === null ? null : BigInt(amount));
  return inputsBy((input) => minor(json[input]));
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
