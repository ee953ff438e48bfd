import type { Report } from '../compile-report.ts';
import { describeContradiction } from '../describe-contradiction.ts';
import type { Figures } from '../figures.ts';
import { type Finding, finding } from './finding.ts';

/** Printed results that do not follow from their rows, and what the ledger found wrong with its own entries. */
export function brokenIdentities(figures: Figures, { contradictions }: Report): Finding[] {
  const texts = [
    ...contradictions.map(describeContradiction),
    ...(figures.finance?.findings ?? []).map(({ text }) => text),
  ];
  return texts.map((text) => finding('contradiction', { text }));
}
