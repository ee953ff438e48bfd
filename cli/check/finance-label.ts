/** The lines of a month's statement that a label can name. */
export type FinanceLine =
  | 'gross'
  | 'payouts'
  | 'fees'
  | 'refunds'
  | 'tax'
  | 'revenue'
  | 'credits'
  | 'infra'
  | 'bandwidth'
  | 'otherCosts'
  | 'expenses'
  | 'remainingCredits'
  | 'budgetRemaining'
  | 'actualRemaining'
  /** What is left, without saying of what: the rows around it tell. */
  | 'net';

const LEFT = 'remain(?:ing|s|der)?|left(?:\\s?over)?|balance';
const PATTERNS: ReadonlyArray<[FinanceLine | null, RegExp]> = [
  [
    null,
    /\bmrr\b|\brecurring\b|\bpercent|%|\bper\b|\bnext month\b|\blast month\b|\bgoal\b|\bcredits? (?:used|spent|applied)\b|\bused credits?\b/,
  ],
  ['remainingCredits', new RegExp(`\\bcredits?\\b.*\\b(?:${LEFT})\\b|\\b(?:${LEFT})\\b.*\\bcredits?\\b`)],
  ['credits', /\bcredits?$|^credits?\b/],
  [
    'actualRemaining',
    new RegExp(`\\b(?:actual|real|true)(?:ly)?\\b.*\\b(?:${LEFT}|profit|net)\\b|\\b(?:${LEFT})\\b.*\\bactual\\b`),
  ],
  [
    'budgetRemaining',
    new RegExp(`\\bbudget\\b.*\\b(?:${LEFT})\\b|\\b(?:${LEFT})\\b.*\\bbudget\\b|^budget(?:ed)? (?:profit|net)$`),
  ],
  ['gross', /\bgross\b(?!.*\bprofit\b)|^(?:total )?income$|^total earn(?:ed|ings)$/],
  ['payouts', /\bpay\s?-?\s?outs?\b|\bpaid out\b|\b(?:streamer|creator)s? (?:share|payments?|cut)\b/],
  ['refunds', /\brefund(?:s|ed)?\b|\bchargebacks?\b|\bdisputes?\b/],
  ['fees', /\bfees?\b|^stripe$|\bprocessing\b/],
  ['tax', /\btax(?:es)?\b|\bvat\b/],
  ['revenue', /^(?:(?:total|net|our|glim\w*|platform|company|subscriptions?) )*revenue$|^revenue \(.*\)$/],
  ['net', new RegExp(`^(?:net|net (?:income|profit|total)|profit|total profit|(?:total )?(?:${LEFT}))$`)],
  ['expenses', /^(?:total|overall|all)\b.*\b(?:expenses?|costs?)\b/],
  ['bandwidth', /\bbandwidth\b|\boverages?\b|\bdata transfer\b|\begress\b/],
  ['infra', /\binfra(?:structure)?\b|\bdroplets?\b|\bservers?\b|\bhosting\b|\bcompute\b/],
  ['expenses', /\b(?:expenses?|expenditures?|outgoings?|total costs?|total spend)\b|^costs?$/],
  [
    'otherCosts',
    /\b(?:storage|spaces|volumes?|backups?|snapshots?|domains?|e-?mail|services?|software|cdn|load balancers?|kubernetes|databases?)\b/,
  ],
];
const PROVIDERS = /^(?:do|digital\s?ocean|aws|linode|vultr|hetzner|gcp|azure|ovh)(?:'s)?\s+/;

/** Which line a label names: `DigitalOcean Credits`, `Total Gross`, `"Budget" Remaining`; null for one that is not known. */
export function financeLine(label: string): FinanceLine | null {
  const text = label
    .toLowerCase()
    .replaceAll(/["'*_`:]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(PROVIDERS, '');
  return PATTERNS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
