import type { DeskReport } from '../../../presenters/staff-glimcap-report.ts';
import { isSameText, SECTIONS } from './desk-texts.ts';

/** The fields of a correction: `metrics.discord`, `finance.gross`, `prose.intro`, and `note`, which readers are told. */
export type CorrectionTexts = Record<string, string>;

/** The fields before anything is typed: values are empty, for what is left empty stays; texts are as published. */
export function correctionTexts({ metrics, finance, prose }: DeskReport): CorrectionTexts {
  return Object.fromEntries([
    ...metrics.map(({ key }) => [`metrics.${key}`, '']),
    ...finance.map(({ key }) => [`finance.${key}`, '']),
    ...SECTIONS.map((section) => [`prose.${section}`, prose[section]]),
    ['note', ''],
  ]);
}

/** The fields that would change something. */
export function correctedFields(texts: CorrectionTexts, standing: CorrectionTexts): string[] {
  return Object.keys(standing).filter((field) => !isSameText(texts[field] ?? '', standing[field] ?? ''));
}

/** A correction as it is sent: only what is typed. */
export function correctionBody(texts: CorrectionTexts, fields: readonly string[]): object {
  const under = (part: string) =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const prefix = `${part}.`;
        return field.startsWith(prefix) ? [[field.slice(prefix.length), texts[field] ?? '']] : [];
      }),
    );
  return { metrics: under('metrics'), finance: under('finance'), prose: under('prose') };
}
