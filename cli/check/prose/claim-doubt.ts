const COMPARED =
  /\bfrom (?:the |our )?[$€£]?[\d,.]+k?(?: \w+)? (?:last|the previous|the prior) week\b|\b(?:than|from|on|since|over|vs\.?|versus|against|compared (?:to|with)|relative to|after|of|in|during|for|to)\s+(?:the\s+|our\s+)?(?:last|previous|prior|past|week before)(?:\s+(?:week|report|issue|update))?(?:'s)?(?:\s+(?:figures?|numbers?|total|report|value|of))?/g;
const EMPTY =
  /\b(?:as|like) (?:you|we) can (?:all )?(?:see|tell)\b|\bas (?:we )?(?:said|mentioned|expected|predicted|hoped)(?: (?:earlier|before|last week|above))?\b|\bwe can see(?: that)?\b/g;
const OTHER_TIME =
  /\blast (?:week|month|year|time|report|issue|few)\b|\bprevious(?:ly)?\b|\bmonths?\b|\bmonthly (?!recurring)|\bquarter\b|\byears?\b|\blaunch(?:ed|ing)?\b|\bsince\b|\ball[- ]time\b|\bso far\b|\bweeks ago\b|\bweeks\b|\bdays?\b|\bdaily\b|\byesterday\b|\bovernight\b|\bweekend\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\bin (?:may|the past)\b|\bthe past\b|\bhistorically\b|\boverall\b|\bin total\b|\bat first\b|\binitially\b|\bearlier\b|\bearly\b|\bbefore\b|\bbeginning\b|\bused to\b|\bin general\b|\blong[- ]term\b|\bearlier this\b|\bmid-?week\b|\bhour\b|\bpeak(?:ed|ing| of)\b/;
const NOT =
  /\b(?:not|no|never|nor|neither|without|hardly|barely|despite|instead|rather than|stop(?:s|ped|ping)?|halt\w*|revers\w*|recover\w*|slow(?:s|ed|ing|er)?|prevent\w*|avoid\w*|combat\w*|offset\w*|counter\w*|stem|no longer|less of|from (?:that|the|this|our) (?:drop|fall|decline|dip|loss)|after (?:the|that|this|a|our) (?:drop|fall|decline|dip|loss|rise|growth|increase|spike|surge))\b|n't\b/;
const NOT_YET =
  /\b(?:if|unless|whether|would|could|should|may|might|can|cannot|will|won't|shall|hop(?:e|es|ed|ing|efully)|expect\w*|plan\w*|want\w*|wish\w*|aim\w*|goals?|targets?|need\w*|try|trying|tries|tried|help\w*|likely|unlikely|predict\w*|forecast\w*|usual(?:ly)?|normal(?:ly)?|typical(?:ly)?|often|sometimes|in order to|so that|potential\w*|possib\w*|when(?:ever)?|until|going to|to see|to start|to begin|let's|believe|think|thought|seem(?:s|ed)?|looked|almost|ability to|able to|allow\w*|ways? to|continue to grow)\b/;

/** Why a claim may not say what a row shows, from the words around it; null when nothing speaks against it. */
export function claimDoubt({ clause, upTo }: { clause: string; upTo: string }): string | null {
  const plain = (text: string) => text.replaceAll(EMPTY, ' ').replaceAll(COMPARED, ' ');
  const own = plain(clause);
  if (clause.trimEnd().endsWith('?')) return 'it asks';
  if (NOT.test(own)) return 'it may deny it';
  if (NOT_YET.test(own)) return 'it may speak of what is hoped or possible';
  return OTHER_TIME.test(plain(upTo)) ? 'it may speak of another time' : null;
}
