import type { ComparedRow } from '../compared-rows.ts';
import type { Findings } from '../findings.ts';
import { signedMicro } from '../signed-micro.ts';

/** What a row may mean, in millionths. */
export interface RowReading {
  delta: bigint;
  now: bigint;
  last: bigint;
}

/**
 * A row as it is printed. When its difference is wrong, any of its three
 * numbers may be the wrong one, and prose that agrees with two is no second fault.
 */
export function rowReadings(row: ComparedRow, findings: Findings): RowReading[] {
  const [now, last] = [signedMicro(row.now), signedMicro(row.last)];
  const printed = { delta: row.delta, now, last };
  const { change, cells, published } = row;
  if (published !== null) return [printed, { delta: now - published, now, last: published }];
  const isTorn = cells.difference !== null && findings.ruleAt(cells.difference) === 'difference';
  if (!isTorn || !change || !('size' in change) || !change.size) return [printed];
  const size = change.size.micro;
  const deltas = change.direction === null ? [size, -size] : [change.direction === 'down' ? -size : size];
  return [
    printed,
    ...deltas.flatMap((delta) => [
      { delta, now: last + delta, last },
      { delta, now, last: now - delta },
    ]),
  ];
}
