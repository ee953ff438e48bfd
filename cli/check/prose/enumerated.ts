import type { Claim } from './claim.ts';
import { claimNumbers } from './claim-numbers.ts';
import type { Mention } from './mentions.ts';

const BY = /^\s+(?:each\s+|both\s+)?by\s+(?:just\s+|only\s+|another\s+)?[$€£]?\d/;
const JOINED = /^\s*(?:,|,?\s*and|&)\s+(?:the\s+|our\s+)?$/;
/** Between one member of a list and the next: the number of the one, and what joins it to the other. */
const NEXT = /^[^.;:()]{0,60}?(?:,|\band\b|&)\s*(?:and\s+)?(?:the\s+|our\s+)?$/;

/** `Reddit grew by 5, Instagram by 8 and Facebook by 5`: the second and third claims, which borrow the first one's word. */
export function enumeratedClaims(lower: string, claims: readonly Claim[], mentions: readonly Mention[]): Claim[] {
  const found: Claim[] = [];
  const own = new Set(claims.flatMap(({ labels }) => labels));
  for (const [index, mention] of mentions.entries()) {
    if (own.has(mention.label)) continue;
    const last = lastOfList(lower, mentions.slice(index));
    if (!BY.test(lower.slice(last.end))) continue;
    const leader = [...claims, ...found]
      .filter(({ word }) => word.start < mention.start)
      .toSorted(byEnd)
      .at(-1);
    const other = claims.find(({ word }) => word.start > (leader?.word.start ?? 0) && word.start < mention.start);
    if (!leader?.numbers.by || other || !NEXT.test(lower.slice(leader.word.end, mention.start))) continue;
    const until = mentions.find(({ start }) => start > last.end)?.start ?? lower.length;
    const { start, end } = mention;
    const word = { ...leader.word, start, end, text: lower.slice(start, end) };
    found.push({
      ...leader,
      labels: [mention.label],
      word,
      numbers: {
        ...claimNumbers(
          ` ${lower
            .slice(last.end, until)
            .replace(/^\s+(?:each|both)/, '')
            .trimStart()}`,
        ),
        from: null,
        to: null,
      },
      isFirst: false,
    });
  }
  return found;
}

function byEnd(a: Claim, b: Claim): number {
  return a.word.end - b.word.end;
}

/** `Facebook and TikTok each by 1`: the last of the names that share a number. */
function lastOfList(lower: string, [first, ...rest]: readonly Mention[]): Mention {
  if (!first) throw new Error('a list has a first member');
  let last = first;
  for (const mention of rest) {
    if (!JOINED.test(lower.slice(last.end, mention.start))) break;
    last = mention;
  }
  return last;
}
