/** A word or two that say which way something went. */
export interface DirectionWord {
  direction: 'up' | 'down';
  start: number;
  end: number;
  text: string;
  /** `rose`; `a rise`; `gained`, which takes what was gained; `up`. */
  form: 'verb' | 'noun' | 'object' | 'plain';
}

const VERBS = {
  up: 'rose|risen|rising|rises|grew|grown|growing|grows|increas(?:ed|ing|es)|climb(?:ed|ing|s)|jump(?:ed|ing|s)|surg(?:ed|ing|es)|soar(?:ed|ing|s)|spiked|(?:went|gone|going|goes|continu\\w+ to go) up|continu\\w+ to (?:rise|grow|increase|climb)',
  down: 'fell|fallen|falling|falls|dropp(?:ed|ing)|drops|declin(?:ed|ing|es)|decreas(?:ed|ing|es)|shrank|shrunk|shrinking|dipp(?:ed|ing)|dips|slid|slipp(?:ed|ing)|plummet(?:ed|ing|s)|tumbl(?:ed|ing)|slump(?:ed|ing)|(?:went|gone|going|goes|continu\\w+ to go) down|continu\\w+ to (?:fall|drop|decline|decrease|shrink)',
};
const NOUNS = {
  up: 'growth|rise|increase|gains?|jump|climb|uptick|upswing|surge|spike',
  down: 'drop|fall|decline|decrease|loss(?:es)?|dip|reduction|slump',
};
const OBJECT = { up: 'gain(?:ed|ing)|added', down: 'lost|losing|loses|shed' };
/** `up` and `down` alone, where a number, a comparison or the end of the clause follows. */
const PLAIN =
  /\b(up|down)\b(?= (?:by|from|to|on|over|again|slightly|a (?:bit|little|touch)|this|another|further|about|around|roughly|nearly|almost|just|compared|versus|vs|week|for the|\d|[$€£~]\s?\d)|\s*(?:[,.!)]|$|-|–|—|and\b|but\b|while\b)| [$€£~]?\d)(?! (?:to date|and running|to speed|for grabs|to \w+ing|to (?:us|you|them|me|the|our|a)\b|on (?:the )?(?:site|blog|stage|our|twitch)))/g;
const PHRASE_BEFORE =
  /\b(?:sign(?:ed|ing|s)?|set(?:ting)?|end(?:ed|ing|s)?|slow(?:ed|ing|s)?|break(?:ing|s)?|broke|follow(?:ed|ing)?|catch(?:ing)?|caught|come|came|coming|bring(?:ing)?|brought|write|wrote|writing|pick(?:ed|ing)?|open(?:ed|ing)?|show(?:ed|ing|s)?|back(?:ed|ing)?|keep(?:ing)?|ramp(?:ed|ing)?|speed(?:ing)?|sped|clean(?:ed|ing)?|wrap(?:ped|ping)?|shut(?:ting)?|calm(?:ed|ing)?|settl(?:ed|ing)|load(?:ed|ing)|pop(?:ped|ping)?|look(?:ed|ing)?|line[ds]?|coming|get(?:ting)?|got|stay(?:ed|ing)?|scroll|scale[ds]?|scaling|cut(?:ting)?|stand(?:ing)?|stood|build(?:ing)?|built|clos(?:ed|ing)|track(?:ed|ing)?|hold(?:ing)?|held|put(?:ting)?|step(?:ped|ping)?|heat(?:ed|ing)|team(?:ed|ing)?|live) $/;

const WORDS = (['up', 'down'] as const).flatMap((direction) => [
  { direction, form: 'verb' as const, pattern: new RegExp(`\\b(?:${VERBS[direction]})\\b`, 'g') },
  { direction, form: 'noun' as const, pattern: new RegExp(`\\b(?:${NOUNS[direction]})\\b`, 'g') },
  { direction, form: 'object' as const, pattern: new RegExp(`\\b(?:${OBJECT[direction]})\\b`, 'g') },
]);

/** The words of direction in a sentence (lower case), in order, none within another. */
export function directionWords(sentence: string): DirectionWord[] {
  const words = WORDS.flatMap(({ direction, form, pattern }) =>
    [...sentence.matchAll(pattern)].map((match) => word(match, direction, form)),
  );
  const plain = [...sentence.matchAll(PLAIN)]
    .filter((match) => !PHRASE_BEFORE.test(sentence.slice(Math.max(0, (match.index ?? 0) - 14), match.index ?? 0)))
    .map((match) => word(match, match[1] === 'up' ? 'up' : 'down', 'plain'));
  const all = [...words, ...plain].toSorted((a, b) => a.start - b.start || b.end - a.end);
  return all.filter((each, index) => !all.slice(0, index).some((earlier) => earlier.end > each.start));
}

function word(match: RegExpExecArray, direction: 'up' | 'down', form: DirectionWord['form']): DirectionWord {
  const start = match.index ?? 0;
  return { direction, start, end: start + match[0].length, text: match[0], form };
}
