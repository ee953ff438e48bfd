import { DomainError } from '#domain/errors.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { Reviewed } from '#domain/glimcap/reviewed-report.ts';
import type { BotContext } from '../context.ts';

const FORM = /^([0-9a-f-]{36})\.(\d{1,6})$/;

/** The draft that a button belongs to: `reportId.revision`. */
export function reviewedId({ id, revision }: Pick<GlimcapReport, 'id' | 'revision'>): string {
  return `${id}.${revision}`;
}

/** @throws DomainError not_found for an id of another form */
export function parseReviewedId(text: string, { words }: Pick<BotContext, 'words'>): Reviewed {
  const [, reportId, revision] = FORM.exec(text) ?? [];
  if (reportId && revision) return { reportId, revision: Number(revision) };
  throw new DomainError('not_found', 'interaction_unknown', words.bot('outdated'));
}
