import type { BotWords } from '../words.ts';

/** Something that stands in a capability's way, in words for the guild's staff. */
export interface Problem {
  /** e.g. "Embed Links in <#1>" */
  missing: string;
  /** What that disables, in one plain sentence. */
  disables: string;
}

/** "I am missing Embed Links in <#1>. Without it cards would be empty." */
export function sentenceOf({ missing, disables }: Problem, words: BotWords): string {
  return words.guilds('capability.lacks', { missing, disables });
}
