import type { ChartUnit } from '../../domain/metrics/chart-spec.ts';
import { minorDigits } from '../../domain/money.ts';

/** The ends of a value axis and the step between its lines. Both ends are multiples of the step. */
export interface ValueScale {
  min: number;
  max: number;
  step: number;
}

interface Wish {
  unit: ChartUnit;
  /** Bars are read by their length, so theirs begin at 0. */
  fromZero: boolean;
  /** About so many steps. */
  steps: number;
}

/** A line that moves less than this share of its value looks nearly flat, as it is. */
const LEAST_SPAN = 0.05;
const DAY = 86_400;
const DURATION_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, DAY];

/** A scale in round numbers that holds every value. Without values it goes from 0 to one step. */
export function valueScale(values: ReadonlyArray<number | null>, { unit, fromZero, steps }: Wish): ValueScale {
  const known = values.filter((value) => value !== null);
  const lowest = Math.min(...known, ...(fromZero || known.length === 0 ? [0] : []));
  const highest = Math.max(...known, ...(fromZero || known.length === 0 ? [0] : []));
  const [low, high] = fromZero ? [lowest, highest] : widened(lowest, highest);

  const step = roundStep((high - low) / steps, unit);
  const min = Math.floor(low / step) * step;
  const max = Math.ceil(high / step) * step;
  return { min, max: max === min ? min + step : max, step };
}

function widened(low: number, high: number): [number, number] {
  const least = Math.max(Math.abs(low), Math.abs(high)) * LEAST_SPAN;
  const missing = Math.max(0, least - (high - low)) / 2;
  const begin = low - missing;
  return low >= 0 && begin < 0 ? [0, high + missing] : [begin, high + missing];
}

/** The next round step: lines closer than a whole unit of the axis would repeat its labels. */
function roundStep(step: number, unit: ChartUnit): number {
  if (unit.kind === 'money') return decimalStep(step, 10 ** minorDigits(unit.currency));
  if (unit.kind !== 'duration') return decimalStep(step, 1);
  return DURATION_STEPS.find((each) => each >= step) ?? decimalStep(step, DAY);
}

function decimalStep(step: number, least: number): number {
  if (step <= least) return least;
  const power = least * 10 ** Math.floor(Math.log10(step / least));
  return power * ([1, 2, 5].find((factor) => factor * power >= step) ?? 10);
}
