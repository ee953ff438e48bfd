/** The first ones, as many as fit into so many characters with one between each. */
export function fitLines(lines: readonly string[], room: number): string[] {
  let length = 0;
  const end = lines.findIndex((line) => {
    length += line.length + 1;
    return length > room;
  });
  return lines.slice(0, end === -1 ? lines.length : end);
}
