/** A pattern for `like` that finds a word anywhere, whatever signs it holds. */
export function containing(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
