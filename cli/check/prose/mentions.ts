import type { MetricName } from './metric-names.ts';

/** A row that a sentence names, and where. */
export interface Mention {
  label: string;
  isGeneric: boolean;
  start: number;
  end: number;
}

/** Words before a common noun that make it mean something else: `4 new users`, `active users`. */
const NARROWED =
  /(?:\bnew|\bactive|\blive|\bmore|\bfewer|\bsome|\bmany|\bmost|\bthese|\bthose|\bany|\d|\bof|\bfor|\bother|\bmobile|\bpaying|\ban?|\bin|\bfrom|\bwith|\bby)\s+$/;

/** The rows that a sentence names. A common noun under a heading that names another row is about that one. */
export function mentionsIn(text: string, names: readonly MetricName[], section: string): Mention[] {
  const found = allMentions(text, names);
  const proper = found.filter(({ isGeneric }) => !isGeneric);
  if (allMentions(section, names).some(({ isGeneric }) => !isGeneric)) return proper;
  const left = (start: number) => text.slice(Math.max(0, start - 16), start).toLowerCase();
  const isNarrowed = ({ start }: Mention) =>
    NARROWED.test(left(start)) && !/\bnumber of (?:our |the )?$/.test(left(start));
  return found.filter((mention) => !mention.isGeneric || !isNarrowed(mention));
}

/** The longest name at each place; names come longest first. */
function allMentions(text: string, names: readonly MetricName[]): Mention[] {
  const lower = text.toLowerCase();
  const found: Mention[] = [];
  for (const { name, label, isGeneric } of names)
    for (let at = lower.indexOf(name); at !== -1; at = lower.indexOf(name, at + name.length)) {
      const mention = { label, isGeneric, start: at, end: at + name.length };
      if (isWord(text, mention) && !found.some((other) => overlap(other, mention))) found.push(mention);
    }
  return found.toSorted((a, b) => a.start - b.start);
}

/** One letter, X, is a name only as a capital. */
function isWord(text: string, { start, end }: Mention): boolean {
  const isBounded = !/[\p{L}\p{N}_]/u.test(text[start - 1] ?? ' ') && !/[\p{L}\p{N}_]/u.test(text[end] ?? ' ');
  return isBounded && (end - start > 1 || text.slice(start, end) === text.slice(start, end).toUpperCase());
}

function overlap(a: Mention, b: Mention): boolean {
  return a.start < b.end && b.start < a.end;
}
