/** How many `hue-N` classes ui/hues.css has. */
export const HUES = 8;

/** Always the same hue class for the same name, so that a channel keeps its colour. */
export function hueClass(name: string): string {
  let hash = 0;
  for (const char of name) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return `hue-${hash % HUES}`;
}

/** The letter that stands for a name without a picture. */
export function initialOf(name: string): string {
  const [first = '?'] = name.trim();
  return first.toLocaleUpperCase('en');
}
