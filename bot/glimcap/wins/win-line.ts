import type { WinState } from '#domain/glimcap/wins/win.entity.ts';

/** How a win stands, at a glance. */
export const MARKS: Record<WinState, string> = { accepted: '✅', proposed: '⏳', declined: '🚫', withdrawn: '↩️' };

/** A text in one line of at most so many characters. */
export function oneLine(text: string, length: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 1).toWellFormed()}…`;
}
