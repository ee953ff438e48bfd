import { DomainError } from '#domain/errors.ts';
import { figuresFromJson } from '#domain/glimcap/figures-json.ts';
import type { DraftEdits } from '#domain/glimcap/glimcap-desk.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import { PROSE_SECTIONS } from '#domain/glimcap/prose.ts';
import type { BotContext } from '../context.ts';

/** What can be edited of a draft: its texts, and who signs it. */
export const EDITABLE = [...PROSE_SECTIONS, 'author'] as const;

export type Editable = (typeof EDITABLE)[number];

/** @throws DomainError not_found for a word that is none of them */
export function parseEditable(text: string | undefined, { words }: Pick<BotContext, 'words'>): Editable {
  const section = EDITABLE.find((each) => each === text);
  if (section) return section;
  throw new DomainError('not_found', 'interaction_unknown', words.bot('outdated'));
}

/** The present text of a section; empty where there is none. */
export function sectionText(section: Editable, { figures }: Pick<GlimcapReport, 'figures'>): string {
  const { author, prose = {} } = figuresFromJson(figures);
  return section === 'author' ? author : (prose[section] ?? '');
}

export function sectionEdits(section: Editable, text: string): DraftEdits {
  return section === 'author' ? { author: text } : { prose: { [section]: text } };
}
