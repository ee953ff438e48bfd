import { DomainError } from '#domain/errors.ts';
import { WIN_AREAS, type WinArea } from '#domain/glimcap/wins/win-area.ts';
import type { BotContext } from '../../context.ts';

/** @throws DomainError not_found for an area that there is not (any more) */
export function parseArea(text: string | undefined, { words }: Pick<BotContext, 'words'>): WinArea {
  const area = WIN_AREAS.find((each) => each === text);
  if (area) return area;
  throw new DomainError('not_found', 'interaction_unknown', words.bot('outdated'));
}
