const FILLERS = new Set(
  `a about actually are is am be 's after all almost also although altogether an and another are around as at back bad been being big bit both but by platform site
  channel channels clear community continual continue continued continues continuing count counts day decent did do does down each even
  ever experienced experiences experiencing extra fans few fifth figure figures finally first followed follower followers following
  for fourth from further gain gained good got great had happily has have healthy her here his how however huge i in indeed
  it it's its itself just keep keeping keeps kept large largest last late lately least like likes little looking lot made
  making marked massive member members membership minor modest more most much my naturally nice now number numbers of on once
  only other our over overall own page pages per pretty previous quite rather really recently record remain remained
  remains sad sadly saw second see seeing seem seems seen sees server shame sharp show showed showing shown shows side sight sign slight
  slightly slow small smaller smallest so some solid still strong subreddit subscriber subscribers such sure team than thankfully that the their
  them then there there's these they third this those though time to today tad too total touch tough trend tiny under unfortunately up us user users
  very was way we we're we've week week's weeks went were which while with yet you your again good quiet rough hand
  follower-count nicely significant steady biggest noticeable another's rate account accounts audience`.split(/\s+/),
);

/** Do only small words, numbers and commas stand between a name and what is said of it? */
export function isFilling(text: string): boolean {
  const words = text
    .replaceAll(/\([^)]{0,60}\)/g, ' ')
    .split(/[\s,–—:-]+/)
    .filter((word) => word !== '');
  return (
    words.length <= 14 &&
    words.every((word) => FILLERS.has(word) || /^[$€£]?[\d,.]+%?$/.test(word) || /^[a-z]{3,}ly$/.test(word))
  );
}

const AFTER_NAME =
  /^(?:$|[\s]*[.,;:!)("–—-]|\s+(?:members?|followers?|subscribers?|users?|counts?|numbers?|pages?|accounts?|server|community|audience|following|likes|fans|this|last|again|and|&|but|which|as|by|from|to|of|over|since|compared|too|also|with|for|while|though|although|because|so|is|was|are|were|has|have|had|we|where|who|the|on|in|at|than|in|now|today|currently|still|right|week|side|happened|happens|came|comes|continued|continues|occurred|here|there|numbers)\b)/;

/** May the word after a name belong to another thing, `Discord activity`? */
export function endsName(rest: string): boolean {
  return AFTER_NAME.test(rest);
}
