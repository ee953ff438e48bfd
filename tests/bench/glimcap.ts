/**
 * How long a week's Glimcap takes to compile, and its charts to draw, after one year of reports and after each further
 * one, up to five: daily samples of twenty metrics, and ten million page views that are inserted one by one as rows and
 * rolled up into hours and days as they are in life, so that the last days' rows are what is left of them. JSON lines.
 *
 * `compile` gathers, derives, writes and stores the draft of the week; `review` is what follows from it for its reviewer
 * (gate, observations, the specs of the charts); `charts` draws them all as PNG. `years` is the history behind the week;
 * `cpuP50Ms` is what of it this process itself computed, which a busy machine does not stretch.
 *
 * Usage: npm run bench -- glimcap [--years 5] [--views 10000000] [--n 40]
 */
import { parseArgs } from 'node:util';
import { addDays } from '#domain/metrics/zoned-day.ts';
import { renderChart } from '#platform/charts/render-chart.ts';
import { openTestDomain } from '../support/domain.ts';
import { addMetric, liveThroughWeek } from './glimcap-history.ts';

const { values } = parseArgs({
  options: {
    years: { type: 'string', default: '5' },
    views: { type: 'string', default: '10000000' },
    n: { type: 'string', default: '40' },
  },
});
const [YEARS, VIEWS, RUNS] = [values.years, values.views, values.n].map(Number) as [number, number, number];
const WEEKS_A_YEAR = 52;
const WEEKS = YEARS * WEEKS_A_YEAR;
const FIRST_MONDAY = '2021-01-04';
const GOALS = { compileP95Ms: 1000, chartsP95Ms: 1500 };

const glim = await openTestDomain();
// Whatever ends the run, its database goes with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void glim.close().then(() => process.exit(1)));
try {
  await bench();
} finally {
  await glim.close();
}

async function bench(): Promise<void> {
  await addMetric(glim);
  const years: YearOfTimes[] = [];
  for (let year = 1; year <= YEARS; year += 1) {
    const startedAt = performance.now();
    for (let week = (year - 1) * WEEKS_A_YEAR; week < year * WEEKS_A_YEAR; week += 1)
      await liveThroughWeek(glim, { monday: addDays(FIRST_MONDAY, week * 7), week, views: VIEWS / WEEKS });
    await glim.database.pool.query('vacuum analyze'); // The tests' Postgres does not do it by itself.
    print({ kind: 'fill', years: year, ...(await sizes()), ms: Math.round(performance.now() - startedAt) });
    years.push(await measure(year));
  }
  const [first, last] = [years.at(0), years.at(-1)];
  if (!first || !last) return;
  print({
    kind: 'result',
    years: YEARS,
    compileP95Ms: last.compile.p95Ms,
    chartsP95Ms: last.charts.p95Ms,
    ratio: round(last.compile.p50Ms / first.compile.p50Ms),
    isLinear: last.compile.p50Ms <= first.compile.p50Ms * YEARS,
    isFastEnough: last.compile.p95Ms < GOALS.compileP95Ms && last.charts.p95Ms < GOALS.chartsP95Ms,
  });
}

interface Quantiles {
  p50Ms: number;
  p95Ms: number;
  cpuP50Ms: number;
}

/** What one run took. */
interface Span {
  ms: number;
  cpuMs: number;
}

interface YearOfTimes {
  compile: Quantiles;
  charts: Quantiles;
}

/** Compiles the week that has just been published's successor again and again, as Regenerate does. */
async function measure(year: number): Promise<YearOfTimes> {
  const { database, glimcap, clock } = glim;
  clock.advance({ hours: 7 * 24 });
  const times = { compile: [] as Span[], review: [] as Span[], charts: [] as Span[] };
  for (let run = 0; run < RUNS; run += 1) {
    const report = await timed(times.compile, () => database.unitOfWork(() => glimcap.draft()));
    const { charts } = await timed(times.review, () => database.unitOfWork(() => glimcap.review(report)));
    await timed(times.charts, async () => {
      for (const { spec } of charts) await renderChart(spec, { theme: 'dark', size: 'wide' });
    });
  }
  await database.pool.query('delete from graphile_worker._private_jobs');
  const quantiles = Object.entries(times).map(([kind, all]) => [kind, quantilesOf(all)] as const);
  for (const [kind, each] of quantiles) print({ kind, years: year, n: RUNS, ...each });
  const found = Object.fromEntries(quantiles);
  return { compile: found.compile ?? NONE, charts: found.charts ?? NONE };
}

async function sizes(): Promise<object> {
  const { rows } = await glim.database.pool.query(
    `select (select count(*)::int from metric_sample) as samples,
       (select coalesce(sum(views), 0)::int from traffic_daily where dimension = 'all') as views,
       (select count(*)::int from page_view) as "viewsKept",
       (select count(*)::int from glimcap_report where state = 'published') as reports,
       (pg_database_size(current_database()) / 1000000)::int as "megabytes"`,
  );
  return rows[0];
}

const NONE: Quantiles = { p50Ms: Number.NaN, p95Ms: Number.NaN, cpuP50Ms: Number.NaN };

function quantilesOf(spans: readonly Span[]): Quantiles {
  const quantile = (values: number[], share: number) => {
    const sorted = values.toSorted((a, b) => a - b);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN);
  };
  const times = spans.map(({ ms }) => ms);
  const cpu = spans.map(({ cpuMs }) => cpuMs);
  return { p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95), cpuP50Ms: quantile(cpu, 0.5) };
}

async function timed<T>(spans: Span[], work: () => Promise<T>): Promise<T> {
  const [startedAt, cpu] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  spans.push({ ms: performance.now() - startedAt, cpuMs: (user + system) / 1000 });
  return result;
}

function round(ratio: number): number {
  return Math.round(ratio * 100) / 100;
}

function print(line: object): void {
  console.log(JSON.stringify({ bench: 'glimcap', ...line }));
}
