import { useMemo, useState } from 'preact/hooks';
import type { DeskChange } from '../../../presenters/staff-glimcap-draft.ts';
import type { DeskPreview } from '../../../presenters/staff-glimcap-preview.ts';
import type { DeskReport } from '../../../presenters/staff-glimcap-report.ts';
import { useApp } from '../../ui/app-context.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { type CorrectionTexts, correctedFields, correctionBody, correctionTexts } from './correction-texts.ts';
import type { KeptTexts } from './kept-texts.ts';
import { useKeptTexts } from './use-kept-texts.ts';
import { usePreview } from './use-preview.ts';

interface Tried {
  preview: DeskPreview;
  changes: DeskChange[];
}

/** A correction being written, and what it would change. */
export interface CorrectionDesk {
  report: DeskReport;
  texts: CorrectionTexts;
  /** The figures and texts that are corrected, without the note. */
  corrected: string[];
  tried: Tried;
  /** Why what is shown is not what is typed. */
  previewProblem: string | null;
  broughtBackAt: string | null;
  isBusy: boolean;
  problem: string | null;
  isDone: boolean;
  type(field: string, text: string): void;
  discard(): void;
  submit(): void;
}

export function useCorrection(initial: DeskReport): CorrectionDesk {
  const { api } = useApp();
  const [report, setReport] = useState(initial);
  const standing = useMemo(() => correctionTexts(report), [report]);
  const untouched = useMemo<Tried>(() => ({ preview: report.preview, changes: [] }), [report]);
  const [texts, setTexts] = useState(standing);
  const [isDone, setDone] = useState(false);
  const path = `/api/v1/staff/glimcaps/${report.weekEnd}/corrections`;
  const dirty = useMemo(() => correctedFields(texts, standing), [texts, standing]);
  const corrected = dirty.filter((field) => field !== 'note');
  const body = correctionBody(texts, corrected);

  const broughtBackAt = useKeptTexts({
    name: `${report.weekEnd} correction`,
    texts,
    saved: standing,
    dirty,
    bringBack: (fields) => setTexts((now) => ({ ...now, ...textsIn(fields, now) })),
  });
  const { shown: tried, problem: previewProblem } = usePreview({
    path: `${path}/preview`,
    body: corrected.length === 0 ? null : body,
    standing: untouched,
  });
  const { isBusy, problem, run } = useSubmit(async () => {
    setDone(false);
    const { ordinal } = report;
    const answer = await api.request<DeskReport>('POST', path, { ...body, ordinal, note: texts.note ?? '' });
    setReport(answer);
    setTexts(correctionTexts(answer));
    setDone(true);
  });

  return {
    report,
    texts,
    corrected,
    tried,
    previewProblem,
    broughtBackAt,
    isBusy,
    problem,
    isDone,
    type: (field, text) => setTexts((now) => ({ ...now, [field]: text })),
    discard: () => setTexts(standing),
    submit: run,
  };
}

/** What was kept of the fields that there still are. */
function textsIn(fields: KeptTexts['fields'], known: CorrectionTexts): CorrectionTexts {
  const kept = Object.entries(fields).filter(([field]) => Object.hasOwn(known, field));
  return Object.fromEntries(kept.map(([field, { text }]) => [field, text]));
}
