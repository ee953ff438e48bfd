const VERSION = 'v1';
/** Discord: 1 to 100 characters. */
const MAX_LENGTH = 100;

/** The custom id of a component: `v1:verb:id`. It outlives restarts, so its form carries a version. */
export function customId(verb: string, id = ''): string {
  const text = `${VERSION}:${verb}:${id}`;
  if (text.length > MAX_LENGTH) throw new Error(`custom id is longer than ${MAX_LENGTH} characters: ${text}`);
  return text;
}

/** @returns null for a custom id of another form or version: a component older than this bot knows */
export function parseCustomId(text: string): { verb: string; id: string } | null {
  const [version, verb, ...id] = text.split(':');
  return version === VERSION && verb ? { verb, id: id.join(':') } : null;
}
