const AFTER = /^\s+(?:in|on|of)\s+((?:(?:the|our|its|their|both|all|overall|total|new|an?)\s+)*)([a-z][a-z'-]*)/;
/** What may follow and still be said of the row itself: what it counts, times, amounts. */
const OWN =
  /^(?:members?|membership|followers?|followings?|users?|subscribers?|subs|likes|fans|people|viewers?|numbers?|counts?|size|totals?|figures?|terms|value|growth|week|weeks|month|months|year|day|days|last|previous|prior|past|this|that|what|where|recent|early|late|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|average|part|general|line|row|both|about|around|just|only|nearly|almost|over|roughly|approximately|more|less|under|some|top|time|here|there|it|which|course)$/;
const DOWNTIME =
  /^\s+(?:again\s+)?(?:for|at|until|during|twice|once|several times)\b(?!\s+(?:the\s+|a\s+|an\s+)?(?:\w+\s+)?(?:weeks?|months?|the\s+\w+\s+(?:week|time)|\w+\s+time|now|good|least)\b)/;

/** `a drop in engagement`, `down on tweets`: does what follows a word of direction say that it is of another thing? */
export function isOfSomethingElse(rest: string): boolean {
  const [, , noun] = AFTER.exec(rest) ?? [];
  return noun !== undefined && !OWN.test(noun);
}

/** `went down for six hours`: out of order, not fewer. */
export function isOutOfOrder(word: string, rest: string): boolean {
  return /\bdown$/.test(word) && DOWNTIME.test(rest);
}
