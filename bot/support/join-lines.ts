/** Discord: a message has 2,000 characters. */
const MAX_LENGTH = 2_000;

/** Lines of a list as one message; of those that do not fit only the number is said. */
export function joinLines(lines: readonly string[]): string {
  let text = '';
  for (const [index, line] of lines.entries()) {
    const next = text === '' ? line : `${text}\n${line}`;
    // Room for the number of those that are left.
    if (next.length > MAX_LENGTH - 10) return `${text}\n+${lines.length - index}`;
    text = next;
  }
  return text;
}
