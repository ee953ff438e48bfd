import type { Claim } from './claim.ts';
import { claimDoubt } from './claim-doubt.ts';
import { claimNumbers } from './claim-numbers.ts';
import { type DirectionWord, directionWords } from './direction-words.ts';
import { enumeratedClaims } from './enumerated.ts';
import { endsName, isFilling } from './fillers.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import type { MetricName } from './metric-names.ts';
import { isOfSomethingElse, isOutOfOrder } from './of-something-else.ts';
import type { Sentence } from './sentences.ts';

const LONGEST = 1500;
const CLAUSE_END = /[,;:()]|\s[-–—]+\s|—|\b(?:but|while|whilst|although|though|however|whereas|because)\b/g;
const PREPOSITION =
  /\b(?:on|in|of|from|about|to|via|through|with|for|at|by|into|over|using|than|like|unlike|across|towards|around|against|without|versus|vs)\s+(?:the |our |its |both |all )?$/;
const COUNTED =
  /\b(?:number of|numbers (?:on|in|for)|followers (?:on|of)|members (?:on|of|in)|subscribers (?:on|to|of)|users (?:on|of|in)|likes (?:on|of)|people (?:on|in)|total (?:for|of)|count (?:on|for|of))\s+(?:the |our )?$/;
const OPENS_CLAUSE =
  /(?:^|[,;:(–—-]\s*|\b(?:and|but|while|then)\s+)(?:(?:over|also|again|finally|meanwhile|next|and)\s+)?(?:on|in|for|at|over on|across|with)\s+(?:the |our |both |all )?$/;
const HAS =
  /\b(?:saw|sees?|seen|seeing|ha[sd]|have|having|experienc\w+|show\w*|is|was|continu\w*|made|record\w*|marks?|marked)\b|[:–—]|'s\b/;
const OWN_OBJECT =
  /^\s+(?:(?:their|our|its|his|her|your|my)\b|the (?!most|least|same)|an? (?!bit|little|lot|tad|touch|tiny|small|further|total|whopping|massive|huge|few|modest|mere|staggering|\d))/;
const FIRST = /\bfirst(?:[- ]ever)?\s+(?:(?:real|weekly|small|big|slight|actual|time|recorded)\s+)?$/;
/** `a good week for Discord, which grew` */
const RELATIVE = /^,?\s+(?:which|who)\s+(?:(?:has|have|had|also|again|then|only)\s+)*$/;
const TO_OBJECT = /\b(?:on|in|for|of|across|at|with|to|from)\s*$/;

/** What a sentence says of rows: each word of direction with the row it belongs to, where that is beyond doubt. */
export function claimsIn(sentence: Sentence, names: readonly MetricName[]): Claim[] {
  if (sentence.text.length > LONGEST) return [];
  const lower = sentence.text.toLowerCase();
  const words = directionWords(lower);
  const mentions = words.length === 0 ? [] : mentionsIn(sentence.text, names, sentence.section);
  const bound = bindings(lower, words, mentions);
  const claims = bound.map(({ word, subjects }, index) => {
    const until = numbersEnd(lower, { word, next: words[index + 1], subjects, mentions });
    const clause = clauseAround(lower, [word, ...subjects]);
    return {
      sentence,
      labels: [...new Set(subjects.map(({ label }) => label))],
      word,
      numbers: claimNumbers(lower.slice(word.end, until)),
      isFirst: FIRST.test(lower.slice(Math.max(0, word.start - 30), word.start)),
      doubt: claimDoubt({ clause, upTo: lower.slice(0, lower.indexOf(clause) + clause.length) }),
    };
  });
  return [...claims, ...enumeratedClaims(lower, claims, mentions)];
}

interface Binding {
  word: DirectionWord;
  subjects: Mention[];
}

function bindings(lower: string, words: readonly DirectionWord[], mentions: readonly Mention[]): Binding[] {
  const bound: Binding[] = [];
  for (const [index, word] of words.entries()) {
    const taken = new Set(bound.flatMap(({ subjects }) => subjects));
    const from = words[index - 1]?.end ?? 0;
    const free = mentions.filter((mention) => !taken.has(mention));
    const subjects = before(
      lower,
      word,
      free.filter(({ start }) => start >= from),
    );
    const objects = subjects.length > 0 ? [] : after(lower, word, { mentions: free, next: words[index + 1] });
    const own = [...subjects, ...objects];
    bound.push({ word, subjects: own.length > 0 ? own : inherited(lower, word, bound.at(-1)) });
  }
  return bound;
}

/** `Instagram and Facebook grew`: the names before the word, with nothing but small words between. */
function before(lower: string, word: DirectionWord, mentions: readonly Mention[]): Mention[] {
  const last = mentions.findLast(({ end }) => end <= word.start);
  if (!last || !isSaidOf(lower, word, last)) return [];
  if (!isSubject(lower, last) && !RELATIVE.test(lower.slice(last.end, word.start))) return [];
  const earlier = properIn(mentions, { from: clauseOf(lower, last).from, to: last.start });
  return last.isGeneric && earlier.length > 0 ? [] : withListed(lower, last, mentions);
}

/** `12 users on Discord`: a common noun is not a row where a row is named beside it. */
function properIn(mentions: readonly Mention[], { from, to }: { from: number; to: number }): Mention[] {
  return mentions.filter(({ isGeneric, start, end }) => !isGeneric && start >= from && end <= to);
}

/** `Discord saw a drop`, not `Discord users increase their reach`. */
function isSaidOf(lower: string, word: DirectionWord, { end }: Mention): boolean {
  const gap = lower.slice(end, word.start);
  const rest = lower.slice(word.end);
  if (!isFilling(gap) || isOutOfOrder(word.text, rest) || isOfSomethingElse(rest)) return false;
  if (word.form === 'noun') return HAS.test(gap);
  return word.form !== 'verb' || !OWN_OBJECT.test(lower.slice(word.end));
}

/** A name after a preposition is no subject, `hype on Twitter`, unless it opens the clause or is what is counted. */
function isSubject(lower: string, { start }: Mention): boolean {
  const left = lower.slice(Math.max(0, start - 40), start);
  const isWhole = start <= 40;
  const opens = OPENS_CLAUSE.test(isWhole ? left : `x${left}`);
  return !PREPOSITION.test(left) || COUNTED.test(left) || opens;
}

/** The names that a list joins to the last one. */
function withListed(lower: string, last: Mention, mentions: readonly Mention[]): Mention[] {
  const list = [last];
  for (const mention of mentions.filter(({ end }) => end <= last.start).toReversed()) {
    const joiner = lower.slice(mention.end, list[0]?.start);
    if (!/^\s*(?:,|,?\s*and|&|,?\s*as well as|\/|plus)\s+(?:both |the |our )*$/.test(joiner)) break;
    if (!isSubject(lower, mention) && !isSubject(lower, last)) break;
    if (
      /\b(?:unlike|than|like|with)\s+(?:the |our )?$/.test(lower.slice(Math.max(0, mention.start - 20), mention.start))
    )
      break;
    list.unshift(mention);
  }
  return list;
}

/** `a drop on Twitter`, `growth across our Instagram and Facebook pages`, `gained 367 users`. */
function after(
  lower: string,
  word: DirectionWord,
  { mentions, next }: { mentions: readonly Mention[]; next: DirectionWord | undefined },
): Mention[] {
  const limit = next?.start ?? lower.length;
  const [first, ...rest] = mentions.filter(({ start, end }) => start >= word.end && end <= limit);
  if (!first) return [];
  const gap = lower.slice(word.end, first.start);
  const isObject = TO_OBJECT.test(
    gap.replace(/(?:\s*\b(?:the|our|both|all|of)\b)+\s*$/, (tail) => (/\bof\b/.test(tail) ? ' of' : '')),
  );
  const isCounted =
    word.form === 'object' && first.isGeneric && /^\s+(?:[\d,]+ |a few |some |another |more |new |only )*$/.test(gap);
  if ((!isObject && !isCounted) || !isFilling(gap) || /[,:–—]/.test(gap)) return [];
  if (first.isGeneric && properIn(mentions, clauseOf(lower, first)).length > 0) return [];
  const list = listAfter(lower, first, rest);
  return endsName(lower.slice(list.at(-1)?.end ?? 0)) ? list : [];
}

function listAfter(lower: string, first: Mention, rest: readonly Mention[]): Mention[] {
  const list = [first];
  for (const mention of rest) {
    const joiner = lower.slice(list.at(-1)?.end ?? 0, mention.start);
    if (
      !/^(?: (?:members|followers|users|pages?))?\s*(?:,|,?\s*and|&|,?\s*as well as)\s+(?:also )?(?:on |in |for |across )?(?:the |our |both )*$/.test(
        joiner,
      )
    )
      break;
    list.push(mention);
  }
  return list;
}

/** `Users have grown, up by 367`: what goes on in the same breath is said of the same row. */
function inherited(lower: string, word: DirectionWord, previous: Binding | undefined): Mention[] {
  if (previous?.subjects.length !== 1) return [];
  const between = lower.slice(Math.max(previous.word.end, previous.subjects[0]?.end ?? 0), word.start);
  const goesOn = previous.word.direction === word.direction && /[,(–—]|\s-\s/.test(between);
  return goesOn && isFilling(between.replaceAll(/[(]/g, ' ')) ? previous.subjects : [];
}

/** Numbers belong to a word up to the next word of direction or the next name that is not its own. */
function numbersEnd(
  lower: string,
  {
    word,
    next,
    subjects,
    mentions,
  }: { word: DirectionWord; next: DirectionWord | undefined; subjects: Mention[]; mentions: Mention[] },
): number {
  const stranger = mentions.find((mention) => mention.start > word.end && !subjects.includes(mention));
  const clause = /;|\bbut\b|\bwhile\b|\bwhereas\b|\balthough\b/.exec(lower.slice(word.end));
  const ends = [next?.start, stranger?.start, clause ? word.end + clause.index : undefined, lower.length];
  return Math.min(...ends.filter((end) => end !== undefined));
}

/** The clause that holds all of these. */
function clauseAround(lower: string, parts: ReadonlyArray<{ start: number; end: number }>): string {
  const start = Math.min(...parts.map((part) => part.start));
  const end = Math.max(...parts.map((part) => part.end));
  const { from, to } = clauseOf(lower, { start, end });
  return lower.slice(from, to === lower.length ? to : to + 1);
}

function clauseOf(lower: string, { start, end }: { start: number; end: number }): { from: number; to: number } {
  const breaks = [...lower.matchAll(CLAUSE_END)].map(({ index }) => index);
  return { from: breaks.findLast((at) => at < start) ?? 0, to: breaks.find((at) => at >= end) ?? lower.length };
}
