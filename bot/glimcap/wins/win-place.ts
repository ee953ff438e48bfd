import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../../context.ts';

/** A page of a list of wins. */
export interface WinPlace {
  /** The Sunday of a week, or `open` for what nobody has decided on, whichever its week. */
  scope: string;
  /** From 0. */
  page: number;
}

const FORM = /^(\d{4}-\d\d-\d\d|open)\.(\d{1,3})$/;

/** As a custom id carries it. */
export function placeId({ scope, page }: WinPlace): string {
  return `${scope}.${page}`;
}

/** @throws DomainError not_found for an id of another form */
export function parsePlace(id: string, { words }: Pick<BotContext, 'words'>): WinPlace {
  const [, scope, page] = FORM.exec(id) ?? [];
  if (scope && page) return { scope, page: Number(page) };
  throw new DomainError('not_found', 'interaction_unknown', words.bot('outdated'));
}

/** A win, and the page to which whoever decides on it returns. */
export function winId(id: string, place: WinPlace): string {
  return `${id}.${placeId(place)}`;
}

/** @throws DomainError not_found for an id of another form */
export function parseWinId(text: string, context: Pick<BotContext, 'words'>): { id: string; place: WinPlace } {
  const [, id = '', place = ''] = /^([0-9a-f-]{36})\.(.*)$/.exec(text) ?? [];
  return { id, place: parsePlace(place, context) };
}
