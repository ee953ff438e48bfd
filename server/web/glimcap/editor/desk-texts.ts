import type { DeskDraft } from '../../../presenters/staff-glimcap-draft.ts';

/** The texts of a report in its order. */
export const SECTIONS = [
  'intro',
  'metrics',
  'traffic',
  'networks',
  'financials',
  'outro',
] as const satisfies readonly (keyof DeskDraft['prose'])[];

export type Section = (typeof SECTIONS)[number];
/** Whatever is typed at the desk and saved as one. */
export type DeskField = Section | 'author' | 'support';
export type DeskTexts = Record<DeskField, string>;

export const FIELDS: readonly DeskField[] = ['author', ...SECTIONS, 'support'];

/** The texts of a draft as they are saved. */
export function textsOf({ author, prose, support }: Pick<DeskDraft, 'author' | 'prose' | 'support'>): DeskTexts {
  return { ...prose, author, support };
}

/** Whether two texts are saved as the same one. */
export function isSameText(one: string, other: string): boolean {
  return normal(one) === normal(other);
}

function normal(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
