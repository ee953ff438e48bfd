import type { DeskDraft } from '../../../presenters/staff-glimcap-draft.ts';
import { type DeskField, type DeskTexts, FIELDS, isSameText, textsOf } from './desk-texts.ts';

/** A draft on the desk of somebody who types, while others may change it. */
export interface DeskState {
  /** As the server had it last. */
  draft: DeskDraft;
  /** What stands in the fields. */
  texts: DeskTexts;
  /** What the fields are compared with: the draft's own texts. */
  saved: DeskTexts;
  /** What somebody else saved where this desk had typed, until its owner has chosen. */
  rivals: Partial<DeskTexts>;
}

export function openDesk(draft: DeskDraft): DeskState {
  const texts = textsOf(draft);
  return { draft, texts, saved: texts, rivals: {} };
}

/** The fields that differ from what is saved. */
export function dirtyFields({ texts, saved }: Pick<DeskState, 'texts' | 'saved'>): DeskField[] {
  return FIELDS.filter((field) => !isSameText(texts[field], saved[field]));
}

export function typed(state: DeskState, field: DeskField, text: string): DeskState {
  return { ...state, texts: { ...state.texts, [field]: text } };
}

/** What was typed before the page was opened, as if it had been typed now: what others have saved since is beside it. */
export function broughtBack(state: DeskState, kept: Record<string, { text: string; was: string }>): DeskState {
  const texts = { ...state.texts };
  const saved = { ...state.saved };
  for (const field of FIELDS) {
    texts[field] = kept[field]?.text ?? texts[field];
    saved[field] = kept[field]?.was ?? saved[field];
  }
  return received({ ...state, texts, saved }, state.draft);
}

/** The owner's word on what somebody else saved over their typing. */
export function settled(state: DeskState, field: DeskField, choice: 'mine' | 'theirs'): DeskState {
  const { [field]: rival, ...rivals } = state.rivals;
  const next = choice === 'theirs' && rival !== undefined ? typed(state, field, rival) : state;
  return { ...next, rivals };
}

/**
 * The desk once the server has answered with a draft. What only others have changed is taken over; what is typed
 * here stays, and where both have changed a text the other's is kept beside it. An answer that was overtaken by a
 * later one changes nothing.
 * @param sent what this desk itself had just saved
 */
export function received(state: DeskState, draft: DeskDraft, sent?: DeskTexts): DeskState {
  if (draft.revision < state.draft.revision) return state;
  const now = textsOf(draft);
  const was = sent ?? state.saved;
  const texts = { ...state.texts };
  const rivals: DeskState['rivals'] = sent ? {} : { ...state.rivals };
  for (const field of FIELDS) {
    const mine = texts[field];
    if (isSameText(mine, now[field])) delete rivals[field];
    else if (isSameText(mine, was[field])) texts[field] = now[field];
    else if (!isSameText(now[field], was[field])) rivals[field] = now[field];
  }
  return { draft, texts, saved: now, rivals };
}
