/** The lines of a text, whatever ends them. */
export function sourceLines(text: string): string[] {
  return text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
}

/** A line without the marks of a block quote around it, and how many characters those took. */
export function withoutQuote(line: string): { text: string; offset: number } {
  const offset = /^(?: {0,3}> ?){1,20}/.exec(line)?.[0].length ?? 0;
  return { text: line.slice(offset), offset };
}
