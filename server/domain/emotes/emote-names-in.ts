const EMOTE = /:([A-Za-z0-9_]{2,32})(?=:)/g;
/** As many different ones of a text are looked up. */
const MAX_NAMES = 20;

/** The names that stand between colons in a text, each once, in small letters. */
export function emoteNamesIn(text: string): string[] {
  const names = new Set([...text.matchAll(EMOTE)].map(([, name = '']) => name.toLowerCase()));
  return [...names].slice(0, MAX_NAMES);
}
