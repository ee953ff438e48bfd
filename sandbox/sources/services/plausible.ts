import * as z from 'zod/mini';
import { requireBearer } from '../credentials.ts';
import { draw } from '../growth.ts';
import { type Call, Refusal, type Service } from '../service.ts';

const DAY_MS = 86_400_000;
/** Since when the site is counted there, and its most rows an answer. */
const FIRST_DAY = '2024-03-01';
const MOST_ROWS = 10_000;

const DIMENSIONS = ['time:day', 'event:page', 'visit:referrer'] as const;
const METRICS = ['pageviews', 'visitors'] as const;
const direction = z.enum(['asc', 'desc']);
const limit = z.int().check(z.minimum(1), z.maximum(MOST_ROWS));
const offset = z.int().check(z.minimum(0));
/** As far as days, pages and referrers; what else there is, the real one takes and this one refuses. */
const querySchema = z.strictObject({
  site_id: z.string(),
  metrics: z.array(z.enum(METRICS)).check(z.minLength(1)),
  date_range: z.tuple([z.iso.date(), z.iso.date()]),
  dimensions: z._default(z.array(z.enum(DIMENSIONS)), []),
  order_by: z.optional(z.array(z.tuple([z.enum([...DIMENSIONS, ...METRICS]), direction]))),
  pagination: z._default(z.strictObject({ limit, offset }), { limit: MOST_ROWS, offset: 0 }),
});

type Query = z.infer<typeof querySchema>;

/** What the site was viewed by one page and one referrer of a day. */
interface Part {
  'time:day': string;
  'event:page': string;
  'visit:referrer': string;
  pageviews: number;
  visitors: number;
}

interface Row {
  metrics: number[];
  dimensions: string[];
}

/**
 * Plausible's Stats API.
 * @see https://plausible.io/docs/stats-api
 */
export const plausible: Service = {
  name: 'plausible',
  refusal: (_status, message) => ({ error: message }),
  routes: [
    {
      method: 'POST',
      path: '/api/v2/query',
      answer(call) {
        requireBearer(
          call,
          "Invalid API key or site ID. Please make sure you're using a valid API key with access to the site you've requested.",
        );
        const query = readQuery(call);
        const { limit, offset } = query.pagination;
        return { body: { results: rowsOf(query, call.now).slice(offset, offset + limit), meta: {}, query } };
      },
    },
  ],
};

function readQuery({ body }: Call): Query {
  const parsed = querySchema.safeParse(parseJson(body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Refusal(400, `#/${issue?.path.join('/') ?? ''}: ${issue?.message ?? 'Invalid query'}`);
  }
  if (parsed.data.site_id !== 'glim.example') throw new Refusal(401, 'Invalid API key or site ID.');
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'Invalid JSON');
  }
}

/** "If no data falls into a given time bucket, no values are returned." */
function rowsOf({ date_range: [from, to], dimensions, metrics, order_by }: Query, now: number): Row[] {
  const groups = new Map<string, Row & Pick<Part, 'pageviews' | 'visitors'>>();
  const today = new Date(now).toISOString().slice(0, 10);
  for (const part of daysOf(from, to < today ? to : today).flatMap(partsOf)) {
    const names = dimensions.map((dimension) => part[dimension]);
    const key = JSON.stringify(names);
    const row = groups.get(key) ?? { dimensions: names, metrics: [], pageviews: 0, visitors: 0 };
    groups.set(key, { ...row, pageviews: row.pageviews + part.pageviews, visitors: row.visitors + part.visitors });
  }
  const rows = [...groups.values()].map((row) => ({
    dimensions: row.dimensions,
    metrics: metrics.map((metric) => row[metric]),
  }));
  return sorted(rows, { dimensions, metrics, order_by: order_by ?? defaultOrder(dimensions, metrics) });
}

/** "If a time dimension is present, [time_dimension, asc]; by the first metric specified, descending." */
function defaultOrder(dimensions: Query['dimensions'], metrics: Query['metrics']): NonNullable<Query['order_by']> {
  const [metric = 'pageviews'] = metrics;
  return [...(dimensions.includes('time:day') ? [['time:day', 'asc'] as ['time:day', 'asc']] : []), [metric, 'desc']];
}

function sorted(
  rows: Row[],
  { dimensions, metrics, order_by = [] }: Pick<Query, 'dimensions' | 'metrics' | 'order_by'>,
): Row[] {
  const names: readonly string[] = [...dimensions, ...metrics];
  const fieldOf = (row: Row, name: string) => [...row.dimensions, ...row.metrics][names.indexOf(name)] ?? 0;
  return rows.sort((a, b) => {
    for (const [name, way] of order_by) {
      const [x, y] = [fieldOf(a, name), fieldOf(b, name)];
      if (x !== y) return (x < y ? -1 : 1) * (way === 'asc' ? 1 : -1);
    }
    return 0;
  });
}

function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  const last = Date.parse(to);
  for (let ms = Date.parse(from < FIRST_DAY ? FIRST_DAY : from); ms <= last; ms += DAY_MS)
    days.push(new Date(ms).toISOString().slice(0, 10));
  return days;
}

/** A day now and then has no visitor at all. */
function partsOf(day: string): Part[] {
  if (draw(`plausible ${day}`) < 0.03) return [];
  return ['/', '/ada', '/glimcap/12', '/Help/'].flatMap((page) =>
    ['Direct / None', 'news.ycombinator.com/item', 'reddit.com/r/glim'].map((referrer) => {
      const pageviews = Math.ceil(draw(`${day} ${page} ${referrer}`) * 120);
      const visitors = Math.ceil(pageviews / 3);
      return { 'time:day': day, 'event:page': page, 'visit:referrer': referrer, pageviews, visitors };
    }),
  );
}
