import { DomainError } from '../../errors.ts';
import type { WinSource } from './win.entity.ts';
import { WIN_AREAS, type WinArea } from './win-area.ts';

/** Long enough for a paragraph, short enough for a list. */
export const WIN_TEXT_MAX = 1000;
export const AREA_NAME_MAX = 40;

/** Somebody, as a win names them. The Discord id is null for who is known by their name only. */
export interface WinPerson {
  name: string;
  discordId: string | null;
}

/** What is said of a win. */
export interface WinText {
  area: WinArea;
  /** Goes with the area `other` only. */
  areaName?: string | null;
  text: string;
}

export interface NewWin extends WinText {
  author: WinPerson;
  source: WinSource;
  /** The Sunday of its week; default: that of the running week. */
  weekEnd?: string;
}

/** A message on Discord that somebody holds for a win. */
export interface WinMessage {
  id: string;
  url: string;
  /** What it says; wins are bounded, so that a long one is cut. */
  text: string;
  sentAt: Date;
  author: WinPerson;
}

/** The text as it is kept. @throws DomainError invalid `win_text_invalid`, `win_area_invalid` */
export function checkedText({ area, areaName = null, text }: WinText): Required<WinText> {
  if (!WIN_AREAS.includes(area)) throw noArea();
  const name = areaName?.trim() || null;
  if (name !== null && (area !== 'other' || name.length > AREA_NAME_MAX || /\p{Cc}/u.test(name))) throw noArea();
  const said = plainText(text);
  if (said === '' || said.length > WIN_TEXT_MAX) throw noText();
  return { area, areaName: name, text: said };
}

/** As much of a message as a win holds. */
export function shortened(text: string): string {
  const said = plainText(text);
  return said.length <= WIN_TEXT_MAX ? said : `${said.slice(0, WIN_TEXT_MAX - 1).trimEnd()}…`;
}

/** Without what nobody sees, and with line breaks of one kind. */
function plainText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, '')
    .toWellFormed()
    .trim();
}

function noText(): DomainError {
  return new DomainError('invalid', 'win_text_invalid', `Say the win in 1 to ${WIN_TEXT_MAX} characters.`, {
    max: WIN_TEXT_MAX,
  });
}

function noArea(): DomainError {
  const sentence = `A win belongs to one of: ${WIN_AREAS.join(', ')}. Only "other" takes a name, in one line of up to ${AREA_NAME_MAX} characters.`;
  return new DomainError('invalid', 'win_area_invalid', sentence, { areas: WIN_AREAS.join(', '), max: AREA_NAME_MAX });
}
