import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { MetricSampleSchema } from '#domain/metrics/metric-sample.entity.ts';
import type { Metrics } from '#domain/metrics/metrics.ts';
import { DEMO_NOTE, DEMO_SILENCE, DEMO_SOURCE } from './demo-label.ts';
import type { DemoDay } from './demo-span.ts';
import { Random } from './random.ts';

/** A metric that a network counts. The demo ends where the sandbox's own curves are, so that the next real week fits. */
interface Curve {
  key: string;
  /** On the first day of 2026, as in the sandbox. */
  start: number;
  perDay: number;
  noise: number;
  /** Since which share of the demo it is counted. */
  since?: number;
  /** In which share of the demo its source did not answer for a week. */
  silentAt?: number;
  /** As YouTube does. */
  isRounded?: true;
}

const CURVES: readonly Curve[] = [
  { key: 'discord', start: 5400, perDay: 1.6, noise: 9 },
  { key: 'twitter', start: 9206, perDay: -0.4, noise: 6 },
  { key: 'reddit', start: 584, perDay: 0.6, noise: 3 },
  { key: 'instagram', start: 1190, perDay: 1.6, noise: 4, silentAt: 0.7 },
  { key: 'facebook', start: 609, perDay: 0.6, noise: 3 },
  { key: 'youtube', start: 2410, perDay: 2.1, noise: 5, isRounded: true },
  { key: 'tiktok', start: 640, perDay: 3.2, noise: 9, since: 0.3 },
  { key: 'bluesky', start: 820, perDay: 4.5, noise: 8, since: 0.6 },
  { key: 'mastodon', start: 410, perDay: 0.9, noise: 4 },
  { key: 'github_stars', start: 1120, perDay: 1.4, noise: 2 },
];
const FIRST_DAY_MS = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;
const WAVE_DAYS = 45;
const SEASON_END_DAYS = 60;
/** Collectors look last at five minutes to midnight. */
const LAST_LOOK_MS = 5 * 60_000;

interface Parts {
  em: EntityManager;
  metrics: Metrics;
  /** Those of the catalogue. */
  keys: ReadonlySet<string>;
}

/** What the networks count, a sample a day: followers, and what the week's posts on X have come to so far. */
export function fillFollowers({ em, metrics, keys }: Parts): (day: DemoDay) => Promise<void> {
  const random = new Random('followers');
  const curves = CURVES.filter(({ key }) => keys.has(key));
  const posts = { impressions: 0, engagements: 0 };

  return async (day) => {
    const takenAt = new Date(day.endsAt.getTime() - LAST_LOOK_MS);
    const share = day.index / (day.index + day.left + 1);
    const count = day.index + day.left + 1;
    const samples: [key: string, value: number][] = [];
    for (const curve of curves) {
      const value = followers(curve, day, random.next());
      if (share < (curve.since ?? 0)) continue;
      const silentWeek = curve.silentAt === undefined ? -1 : Math.floor((curve.silentAt * count) / 7);
      if (day.week === silentWeek) await metrics.failed(curve.key, DEMO_SILENCE);
      else samples.push([curve.key, value]);
    }
    if (day.weekday === 1) Object.assign(posts, { impressions: 0, engagements: 0 });
    const shown = Math.round(random.between(600, 2600) * day.liveliness);
    posts.impressions += shown;
    posts.engagements += Math.round(shown * random.between(0.012, 0.035));
    samples.push(['twitter_impressions', posts.impressions], ['twitter_engagements', posts.engagements]);
    await em.insertMany(
      MetricSampleSchema,
      samples
        .filter(([key]) => keys.has(key))
        .map(([key, value]) => ({
          id: randomUUIDv7(),
          key,
          value: BigInt(value),
          takenAt,
          recordedAt: takenAt,
          source: DEMO_SOURCE,
          note: DEMO_NOTE,
        })),
    );
  };
}

function followers(
  { key, start, perDay, noise, isRounded }: Curve,
  { startsAt, index, left }: DemoDay,
  drawn: number,
): number {
  const days = (startsAt.getTime() - FIRST_DAY_MS) / DAY_MS;
  const wave = Math.sin((2 * Math.PI * days) / WAVE_DAYS) * noise * 2;
  // Each network has seasons of its own, which calm down towards the end.
  const season = Math.sin((2 * Math.PI * index) / 160 + key.length) * perDay * 20 * Math.min(1, left / SEASON_END_DAYS);
  const value = Math.max(0, Math.round(start + perDay * days + wave + season + (drawn - 0.5) * noise));
  return isRounded ? Math.round(value / 10) * 10 : value;
}
