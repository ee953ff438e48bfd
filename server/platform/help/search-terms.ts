/** Words that say nothing about what is looked for. */
const IDLE = new Set(
  `a about after again all also am an and any are as at be because been before but by can cant could did do does doesnt doing dont
  for from get gets getting glim had has have hello help hey hi how i if im in into is isnt it its just like me my need not of on or
  our please so some somehow something still tell than thank thanks that the their them then there these they this to too try trying
  us use using want was way we were what when where which who why will with without wont work working works would you your`
    .split(/\s+/)
    .filter(Boolean),
);
const COMBINING = /\p{M}/gu;

/** Endings that change nothing about what is meant, where enough of the word is left. */
const PLURAL = /(?<=[^s]{4})s$/;
const DOING = /(?<=.{4})ing$/;

/**
 * A word as it is looked up: in small letters, without accents, plural and -ing.
 * @returns null for words that say nothing
 */
export function searchTerm(word: string): string | null {
  const term = word.normalize('NFKD').replace(COMBINING, '').toLowerCase();
  return term.length < 2 || IDLE.has(term) ? null : term.replace(PLURAL, '').replace(DOING, '');
}

/** A text's words; an apostrophe does not end one. */
export function searchWords(text: string): string[] {
  return (
    text
      .toWellFormed()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}
