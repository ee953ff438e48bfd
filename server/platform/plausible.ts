import { z } from 'zod';
import type { JsonReader } from '#domain/metrics/json-reader.ts';
import { SourceError } from '#domain/metrics/source-error.ts';
import type { ImportedDay } from '#domain/metrics/traffic/imported-day.ts';
import type { DayRange, NamedTraffic } from '#domain/metrics/traffic/traffic.ts';
import { addDays } from '#domain/metrics/zoned-day.ts';

/** Plausible gives up to 10,000 rows an answer; as many as this stay well below what we read. */
const PAGE = 2_000;
const PATH = '/api/v2/query';
const METRICS = ['pageviews', 'visitors'];

/** Postgres's integers end there. */
const count = z.int().min(0).max(2_147_483_647);
const counts = z.tuple([count, count]);
const daySchema = z.object({ results: z.array(z.object({ metrics: counts, dimensions: z.tuple([z.iso.date()]) })) });
const nameSchema = z.object({
  results: z.array(z.object({ metrics: counts, dimensions: z.tuple([z.iso.date(), z.string()]) })),
});

/** What is needed to ask Plausible, as the environment names it. */
export interface PlausibleSettings {
  PLAUSIBLE_API_KEY?: string | undefined;
  PLAUSIBLE_API_BASE: string;
}

interface Options {
  http: JsonReader;
  apiBase: string;
  apiKey: string;
  /** The site's domain, as Plausible knows it. */
  site: string;
}

interface Row {
  metrics: [number, number];
  dimensions: string[];
}

/**
 * Reads a site's days from Plausible, cut in the time zone that it has there.
 * @see https://plausible.io/docs/stats-api
 */
export function plausible({ http, apiBase, apiKey, site }: Options) {
  return {
    /**
     * Days without a visitor, which Plausible leaves out, are 0 between the first and the last that it has;
     * before and after them nothing is known.
     * @throws SourceError
     */
    async readDays(range: DayRange): Promise<ImportedDay[]> {
      const totals = await readAll(range, ['time:day'], daySchema);
      const pages = byDay(await readAll(range, ['time:day', 'event:page'], nameSchema));
      const referrers = byDay(await readAll(range, ['time:day', 'visit:referrer'], nameSchema));
      const known = new Map(totals.map(({ dimensions: [day = ''], metrics }) => [day, metrics]));
      return daysBetween([...known.keys()].sort()).map((day) => {
        const [views, visitors] = known.get(day) ?? [0, 0];
        return { day, views, visitors, pages: pages.get(day) ?? [], referrers: referrers.get(day) ?? [] };
      });
    },
  };

  async function readAll(
    { from, to }: DayRange,
    dimensions: string[],
    schema: z.ZodType<{ results: Row[] }>,
  ): Promise<Row[]> {
    const rows: Row[] = [];
    for (let isMore = true; isMore; ) {
      const json = {
        site_id: site,
        metrics: METRICS,
        date_range: [from, to],
        dimensions,
        order_by: dimensions.map((dimension) => [dimension, 'asc']),
        pagination: { limit: PAGE, offset: rows.length },
      };
      const request = {
        service: 'Plausible',
        base: apiBase,
        path: PATH,
        headers: { Authorization: `Bearer ${apiKey}` },
      };
      const { results } = await http.read({ ...request, json }, schema);
      rows.push(...results);
      isMore = results.length === PAGE;
    }
    requireWithin(rows, { from, to });
    return rows;
  }
}

function requireWithin(rows: Row[], { from, to }: DayRange): void {
  const outside = rows.find(({ dimensions: [day = ''] }) => day < from || day > to);
  if (outside)
    throw new SourceError(`Plausible answered POST ${PATH} with ${outside.dimensions[0]}, which was not asked for`);
}

function byDay(rows: Row[]): Map<string, NamedTraffic[]> {
  const days = new Map<string, NamedTraffic[]>();
  for (const { dimensions, metrics } of rows) {
    const [day = '', name = ''] = dimensions;
    const [views, visitors] = metrics;
    const names = days.get(day) ?? [];
    names.push({ name, views, visitors });
    days.set(day, names);
  }
  return days;
}

/** Every day from the first to the last. */
function daysBetween(days: string[]): string[] {
  const [first, last] = [days.at(0), days.at(-1)];
  const all: string[] = [];
  if (!first || !last) return all;
  for (let day = first; day <= last; day = addDays(day, 1)) all.push(day);
  return all;
}
