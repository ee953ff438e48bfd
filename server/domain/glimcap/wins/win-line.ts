import type { Win } from './win.entity.ts';
import { areaHeading } from './win-area.ts';

/** A win as a report keeps it. */
export interface WinLine {
  /** The heading under which it stands. */
  heading: string;
  /** Markdown. */
  text: string;
  /** Whose words they are; empty for who is forgotten. */
  author: string;
  /** The message on Discord that it is about. */
  url?: string;
}

export function winLine({ area, areaName, text, authorName, messageUrl }: Win): WinLine {
  return {
    heading: areaHeading({ area, areaName }),
    text,
    author: authorName,
    ...(messageUrl ? { url: messageUrl } : {}),
  };
}
