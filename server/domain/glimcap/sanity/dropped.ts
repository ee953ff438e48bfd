import type { Figures } from '../figures.ts';
import { figuresByKey } from '../last-published.ts';
import { type Finding, finding } from './finding.ts';

/** Metrics that the last report had and this one has not. */
export function dropped(figures: Figures, last: Figures | null): Finding[] {
  const known = figuresByKey(figures);
  const gone = last ? [...figuresByKey(last).values()].filter(({ key }) => !known.has(key)) : [];
  return gone.map(({ key, label }) =>
    finding('dropped', { keys: [key], text: `${label} was in the last Glimcap and is not in this one.` }),
  );
}
