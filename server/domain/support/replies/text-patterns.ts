/** Patterns that match in linear time whatever they say, implemented outside the domain. */
export interface TextPatterns {
  /** What is wrong with a pattern, in a few words; null when it is right. */
  problemOf(pattern: string): string | null;
  /** Whether it occurs in a text, in any case. Only for patterns that are right. */
  occursIn(pattern: string, text: string): boolean;
}
