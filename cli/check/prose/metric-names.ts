/** The names by which prose may call a row, each with its row's label. */
export interface MetricName {
  name: string;
  label: string;
  /** A common noun, `users`: it names its row only where nothing else is spoken of. */
  isGeneric: boolean;
}

const TAIL =
  /\s+(?:members?|followers?|subscribers?|likes?|fans?|users?|counts?|totals?|pages?|server|community|numbers?|accounts?)$/;
const HEAD = /^(?:total|number of|our|the|registered|all|overall)\s+/;
const GENERIC =
  /^(?:(?:unique |peak |new |active |support |total |chat )?(?:users?|members?|followers?|viewers?|people|apps?|subscribers?|subscriptions?|tickets?|hours?|streamers?|streams?|channels?|visitors?|views?|visits?|sessions?|messages?|emotes?|posts?|likes?|engagements?|impressions?|donations?|sales))$/;
const SYNONYMS: Record<string, string[]> = {
  mrr: ['monthly recurring revenue'],
  'monthly recurring revenue': ['mrr'],
  'support tickets': ['tickets', 'support requests'],
};

/** The names of the rows. One that two rows share is the name of neither. */
export function metricNames(labels: readonly string[]): MetricName[] {
  const distinct = [...new Set(labels)];
  const names = distinct.flatMap((label) => namesOf(label).map((name) => ({ name, label })));
  const owners = new Map<string, Set<string>>();
  for (const { name, label } of names) owners.set(name, (owners.get(name) ?? new Set()).add(label));
  return names
    .filter(({ name, label }) => owners.get(name)?.size === 1 || name === normalised(label))
    .map((each) => ({ ...each, isGeneric: GENERIC.test(each.name) }))
    .toSorted((a, b) => b.name.length - a.name.length);
}

/** Every name that a label may be known by, lower case; the first is the label itself. */
export function namesOf(label: string): string[] {
  const whole = normalised(label);
  const inner = [...label.matchAll(/\(([^)]{2,30})\)/g)].map(([, text = '']) => normalised(text));
  const outer = normalised(label.replaceAll(/\([^)]*\)/g, ' '));
  const parts = /\//.test(outer) ? outer.split('/').map((part) => part.trim()) : [];
  const all = [whole, outer, ...inner, ...parts].filter((name) => /\p{L}/u.test(name));
  const short = all.flatMap((name) => [name.replace(HEAD, ''), name.replace(HEAD, '').replace(TAIL, '')]);
  const names = new Set([...all, ...short]);
  for (const name of [...names]) if (name.endsWith(' viewers')) names.add(name.replace(/s$/, 'ship'));
  for (const name of [...names]) for (const synonym of SYNONYMS[name] ?? []) names.add(synonym);
  return [...names].filter((name) => name.length > 0 && name.length <= 40);
}

function normalised(label: string): string {
  return label
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}/'&. ]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
