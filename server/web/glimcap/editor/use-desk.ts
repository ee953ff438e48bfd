import { useMemo, useRef, useState } from 'preact/hooks';
import type { DeskDraft } from '../../../presenters/staff-glimcap-draft.ts';
import { ApiProblem } from '../../ui/api.ts';
import { useApp } from '../../ui/app-context.ts';
import { problemText } from '../../ui/problem-text.ts';
import { broughtBack, type DeskState, dirtyFields, openDesk, received, settled, typed } from './desk-state.ts';
import { type DeskField, type DeskTexts, SECTIONS } from './desk-texts.ts';
import { useKeptTexts } from './use-kept-texts.ts';
import { useStamp } from './use-stamp.ts';

/** Answers that mean: somebody else was faster. What is typed stays; the newer draft is fetched. */
const OVERTAKEN = new Set(['glimcap_redrafted', 'support_text_changed', 'roadmap_changed', 'glimcap_finding_gone']);

/** Why the desk cannot reach the draft. */
export type DeskTrouble = 'signed-out' | 'published' | 'offline' | null;

/** A draft being edited, with all that can be done to it. */
export interface Desk extends DeskState {
  dirty: DeskField[];
  isBusy: boolean;
  /** The sentence that says why the last action failed. */
  problem: string | null;
  /** Whether somebody else has changed the draft since this page was opened or last saved. */
  isChangedElsewhere: boolean;
  trouble: DeskTrouble;
  /** When the texts were typed that were brought back after a reload. */
  broughtBackAt: string | null;
  type(field: DeskField, text: string): void;
  settle(field: DeskField, choice: 'mine' | 'theirs'): void;
  /** Throws away what is typed. */
  discard(): void;
  /** Its owner has seen that the draft was changed elsewhere. */
  dismiss(): void;
  save(): Promise<boolean>;
  /** Hold, release, recompute, acknowledge: the answer is the draft. */
  turn(verb: string, body?: object): Promise<boolean>;
  /** A change of wins or roadmap, after which the draft is looked at again. */
  change(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<boolean>;
  publish(): Promise<void>;
}

export function useDesk(initial: DeskDraft): Desk {
  const { t, api } = useApp();
  const [state, setState] = useState(() => openDesk(initial));
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isChangedElsewhere, setChangedElsewhere] = useState(false);
  const [trouble, setTrouble] = useState<DeskTrouble>(null);
  const isUnderWay = useRef(false);
  const path = `/api/v1/staff/glimcaps/${initial.weekEnd}`;
  const dirty = useMemo(() => dirtyFields(state), [state]);

  const take = (draft: DeskDraft, sent?: DeskTexts) => setState((desk) => received(desk, draft, sent));
  const look = async () => take(await api.request<DeskDraft>('GET', path));
  const broughtBackAt = useKeptTexts({
    name: initial.weekEnd,
    texts: state.texts,
    saved: state.saved,
    dirty,
    bringBack: (fields) => setState((desk) => broughtBack(desk, fields)),
  });
  useStamp({
    path: `${path}/stamp`,
    stamp: state.draft.stamp,
    onChanged: async () => {
      if (isUnderWay.current) return; // the answer that is awaited tells it
      await look();
      setChangedElsewhere(true);
    },
    onTrouble: setTrouble,
  });

  /** One thing at a time; whatever fails leaves the fields as they are. */
  async function run(work: () => Promise<void>): Promise<boolean> {
    if (isUnderWay.current) return false;
    isUnderWay.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(problemText(error, t));
      await explain(error);
      return false;
    } finally {
      isUnderWay.current = false;
      setBusy(false);
    }
  }

  async function explain(error: unknown): Promise<void> {
    if (!(error instanceof ApiProblem)) return;
    if (error.code === 'signed_out') setTrouble('signed-out');
    if (error.code === 'glimcap_published') setTrouble('published');
    if (!OVERTAKEN.has(error.code)) return;
    try {
      await look();
      setChangedElsewhere(true);
      setProblem(null); // what others changed is told instead
    } catch {
      // The problem stays, and the next look at the stamp tells the rest.
    }
  }

  return {
    ...state,
    dirty,
    isBusy,
    problem,
    isChangedElsewhere,
    trouble,
    broughtBackAt,
    type: (field, text) => setState((desk) => typed(desk, field, text)),
    settle: (field, choice) => setState((desk) => settled(desk, field, choice)),
    discard: () => setState((desk) => openDesk(desk.draft)),
    dismiss: () => setChangedElsewhere(false),
    save: () =>
      run(async () => {
        const { texts: sent } = state;
        take(await api.request<DeskDraft>('PATCH', path, editsOf(state, dirty)), sent);
        setChangedElsewhere(false);
      }),
    turn: (verb, body = {}) =>
      run(async () => {
        const { revision } = state.draft;
        take(await api.request<DeskDraft>('POST', `${path}/${verb}`, { revision, ...body }));
      }),
    change: (method, where, body) =>
      run(async () => {
        await api.request(method, where, body);
        await look();
      }),
    publish: async () => {
      await run(async () => {
        const { number } = await api.request<{ number: number }>('POST', `${path}/publish`, {
          revision: state.draft.revision,
        });
        window.location.assign(`/staff/glimcap/${number}`);
      });
    },
  };
}

/** What a save sends: only what was typed, so that it cannot undo what others did elsewhere. */
function editsOf({ draft, texts, saved }: DeskState, dirty: readonly DeskField[]): object {
  const sections = SECTIONS.filter((section) => dirty.includes(section));
  return {
    revision: draft.revision,
    ...(dirty.includes('author') && { author: texts.author }),
    ...(sections.length > 0 && { prose: Object.fromEntries(sections.map((section) => [section, texts[section]])) }),
    ...(dirty.includes('support') && { support: { text: texts.support, was: saved.support } }),
  };
}
