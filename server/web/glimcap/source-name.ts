import type { Translate } from '../words.ts';

const OWN = ['database', 'hand', 'import'] as const;

/** Who counted, in words; services outside go by their own names. */
export function sourceName(source: string, t: Translate): string {
  const own = OWN.find((each) => each === source);
  return own ? t(`glimcap.figure.sources.${own}`) : source;
}
