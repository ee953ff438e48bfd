import { escapeMarkdown } from 'discord.js';

/** Discord's limit for the value of an embed's field. */
const FIELD_LENGTH = 1024;

/** Sentences as a list that fits a field; what does not is counted at the end. */
export function listLines(texts: readonly string[], more: (count: number) => string): string {
  const lines = texts.map((text) => `• ${escapeMarkdown(text)}`);
  for (let shown = lines.length; shown > 0; shown -= 1) {
    const rest = texts.length - shown;
    const value = [...lines.slice(0, shown), ...(rest > 0 ? [more(rest)] : [])].join('\n');
    if (value.length <= FIELD_LENGTH) return value;
  }
  return more(texts.length);
}
