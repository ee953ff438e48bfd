const SUFFIXES: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const rules = new Intl.PluralRules('en', { type: 'ordinal' });

/** `1st`, `22nd`, `13th`. */
export function ordinal(count: number): string {
  return `${count}${SUFFIXES[rules.select(count)] ?? 'th'}`;
}
