import type { EntityManager } from '@mikro-orm/postgresql';
import type { Domain } from '#domain/domain.ts';
import { addDays } from '#domain/metrics/zoned-day.ts';
import { DEMO_AUTHOR } from './demo-label.ts';
import type { DemoDay, DemoSpan } from './demo-span.ts';
import { fillFollowers } from './fill-followers.ts';
import { fillMoney } from './fill-money.ts';
import { fillStreams } from './fill-streams.ts';
import { fillTickets } from './fill-tickets.ts';
import { fillTraffic } from './fill-traffic.ts';
import { fillWins } from './fill-wins.ts';
import type { MovingClock } from './moving-clock.ts';
import { type PublishedWeek, publishWeek } from './publish-week.ts';

/** Reports come out on Wednesday, at nine in the morning where the weeks are cut. */
const PUBLISHED_ON = 3;
const NINE_MS = 9 * 3_600_000;
/** Which share of the reports is corrected a day later. */
const CORRECTED_SHARE = 0.75;
const CORRECTION = 'Demo: we had counted members on the wrong day. This is an invented correction.';
const LIVE_MS = 86_400_000 / 2;

interface Parts {
  em: EntityManager;
  domain: Domain;
  clock: MovingClock;
  span: DemoSpan;
  now: Date;
  /** Told after each published week. */
  onPublished(week: PublishedWeek): void;
}

/** Lives the days of the demo one after the other, and publishes each week's report on its Wednesday. */
export async function fillDemo({ em, domain, clock, span, now, onPublished }: Parts): Promise<void> {
  const keys = new Set((await domain.metricCatalogue.listActive()).map(({ key }) => key));
  const fillers = [
    fillStreams({ em, ...domain }),
    fillTickets({ em }),
    fillWins(domain),
    fillFollowers({ em, ...domain, keys }),
    fillMoney(domain),
    // The last, because it moves the clock on to the next morning.
    fillTraffic({ ...domain, clock }),
  ];
  const pending = [...span.weekEnds];
  const publishDue = async (at: Date, isDue: (sunday: string) => boolean) => {
    const sunday = pending[0];
    if (sunday === undefined || !isDue(sunday)) return;
    pending.shift();
    clock.set(at < now ? at : now);
    if (sunday === span.skipped) return;
    onPublished(await publishWeek(domain, sunday));
    em.clear();
  };

  for (const day of span.days) {
    if (day.weekday === PUBLISHED_ON)
      await publishDue(new Date(day.startsAt.getTime() + NINE_MS), (sunday) => sunday < day.day);
    await correctOne(domain, { clock, span, day });
    for (const fill of fillers) {
      clock.set(new Date(day.startsAt.getTime() + LIVE_MS));
      await fill(day);
    }
    em.clear();
  }
  const last = span.days.at(-1);
  if (last)
    await publishDue(
      new Date(last.endsAt.getTime() + 2 * 86_400_000 + NINE_MS),
      (sunday) => sunday < addDays(last.day, 1),
    );
}

/** On the day after the publication of one report somebody finds a fault in it. */
async function correctOne(
  domain: Domain,
  { clock, span, day }: Pick<Parts, 'clock' | 'span'> & { day: DemoDay },
): Promise<void> {
  const week = Math.floor(span.weekEnds.length * CORRECTED_SHARE);
  const sunday = span.weekEnds[week];
  if (sunday === undefined || day.day !== addDays(sunday, PUBLISHED_ON + 1)) return;
  const [report] = await domain.glimcap.listPublished({ limit: 1 });
  const discord = report?.figures.metrics.find(({ key }) => key === 'discord')?.current;
  if (!report || typeof discord !== 'number') return;
  clock.set(day.startsAt);
  await domain.glimcapCorrections.correct(report.number, {
    metrics: { discord: discord - 11 },
    note: CORRECTION,
    by: DEMO_AUTHOR,
  });
}
