/** Who counts a metric: Discord's API, our own database, or a person who records it. */
type MetricOrigin = 'discord' | 'database' | 'hand';

/** One thing that the community counts. */
export interface Metric {
  key: string;
  label: string;
  unit: { kind: 'count' } | { kind: 'money'; currency: string };
  /** What exactly is counted, in one sentence. */
  definition: string;
  origin: MetricOrigin;
  /** A `gauge` is read at the week's end, a `count` goes over the week. */
  measure: 'gauge' | 'count';
  /** Where the Glimcap prints it. */
  section: 'metrics' | 'traffic';
}

const COUNT = { kind: 'count' } as const;
const AT_END = { unit: COUNT, measure: 'gauge', section: 'metrics' } as const;
const OVER_WEEK = { unit: COUNT, measure: 'count', section: 'metrics' } as const;

/**
 * The metrics in the order in which they are printed. There is no "peak viewers": the highest number at one
 * moment over all streams cannot be had from each stream's own peak.
 */
export const METRICS = [
  { ...AT_END, key: 'discord', label: 'Discord', origin: 'discord', definition: 'Members of the Discord guild.' },
  { ...AT_END, key: 'twitter', label: 'Twitter', origin: 'hand', definition: 'Followers on Twitter.' },
  { ...AT_END, key: 'reddit', label: 'Reddit', origin: 'hand', definition: 'Members of the subreddit.' },
  { ...AT_END, key: 'instagram', label: 'Instagram', origin: 'hand', definition: 'Followers on Instagram.' },
  { ...AT_END, key: 'facebook', label: 'Facebook', origin: 'hand', definition: 'Followers of the Facebook page.' },
  { ...AT_END, key: 'users', label: 'Users', origin: 'database', definition: 'Accounts on the platform.' },
  {
    ...AT_END,
    key: 'mrr',
    label: 'MRR',
    unit: { kind: 'money', currency: 'USD' },
    origin: 'hand',
    definition: 'Monthly recurring revenue of active subscriptions, without tax and one-off payments.',
  },
  {
    ...OVER_WEEK,
    key: 'support_tickets',
    label: 'Support Tickets',
    origin: 'database',
    definition: 'Support tickets that were opened.',
  },
  {
    ...OVER_WEEK,
    key: 'unique_streamers',
    label: 'Unique Streamers',
    origin: 'database',
    definition: 'Channels that were live at any time.',
  },
  {
    ...OVER_WEEK,
    key: 'hours_live',
    label: 'Hours Live',
    origin: 'database',
    definition: 'Hours broadcast by all channels together, to the nearest hour.',
  },
  {
    ...OVER_WEEK,
    key: 'page_views',
    label: 'Page views',
    origin: 'hand',
    definition: 'Pages of the web site that were viewed.',
    section: 'traffic',
  },
] as const satisfies readonly Metric[];

export function findMetric(key: string): Metric | undefined {
  return METRICS.find((metric) => metric.key === key);
}
