import type { PageViewLog, SeenPage } from '#domain/metrics/traffic/page-view-log.ts';
import type { TrafficRollUp } from '#domain/metrics/traffic/traffic-roll-up.ts';
import type { DemoDay } from './demo-span.ts';
import type { MovingClock } from './moving-clock.ts';
import { Random } from './random.ts';

const MINUTE_MS = 60_000;
/** The roll-up closes a day a little after its midnight. */
const CLOSING_MS = 15 * MINUTE_MS;
const BROWSERS = ['Firefox/140', 'Chrome/140', 'Safari/19'] as const;
/** In which share of the demo nobody counted for half a day. */
const OUTAGE_SHARE = 0.4;
const OUTAGE = { fromMinute: 480, toMinute: 1200 };
/** Of so many people some come on a day. */
const PEOPLE = 5000;

interface Parts {
  pageViewLog: PageViewLog;
  trafficRollUp: TrafficRollUp;
  clock: MovingClock;
}

/** Page views as the servers write them down, rolled up a little after midnight as the jobs do. */
export function fillTraffic({ pageViewLog, trafficRollUp, clock }: Parts): (day: DemoDay) => Promise<void> {
  const random = new Random('traffic');

  return async (day) => {
    const isOut = day.index === Math.floor((day.index + day.left + 1) * OUTAGE_SHARE);
    const isCounted = (minute: number) => !isOut || minute < OUTAGE.fromMinute || minute >= OUTAGE.toMinute;
    const minutes = Math.round((day.endsAt.getTime() - day.startsAt.getTime()) / MINUTE_MS);
    const visitors = Math.round((day.weekday > 5 ? 95 : 72) * day.liveliness * random.between(0.85, 1.15));
    const views = Array.from({ length: visitors }, () => visit(day, minutes, random)).flat();
    await pageViewLog.record(views.filter(({ minute }) => isCounted(minute)).map(({ minute: _, ...view }) => view));
    const counted = Array.from({ length: minutes }, (_, minute) => minute).filter(isCounted);
    await pageViewLog.counted(counted.map((minute) => new Date(day.startsAt.getTime() + minute * MINUTE_MS)));
    clock.set(new Date(day.endsAt.getTime() + CLOSING_MS));
    await trafficRollUp.run();
  };
}

/** One person's pages, most in the evening. */
function visit({ startsAt, endsAt }: DemoDay, minutes: number, random: Random): (SeenPage & { minute: number })[] {
  const evening = minutes * (0.35 + 0.6 * Math.max(random.next(), random.next()));
  const person = random.whole(1, PEOPLE);
  const browser = { address: `2001:db8::${person.toString(16)}`, userAgent: BROWSERS[person % 3] ?? BROWSERS[0] };
  const referrer = referrerOf(random);
  return Array.from({ length: 1 + random.count(2.4) }, (_, page) => {
    const minute = Math.min(Math.floor(evening + page * 2), minutes - 1);
    const at = new Date(Math.min(startsAt.getTime() + minute * MINUTE_MS, endsAt.getTime() - 1));
    return { ...browser, at, minute, path: pathOf(page, random), ...(page === 0 && referrer ? { referrer } : {}) };
  });
}

function pathOf(page: number, random: Random): string {
  if (page === 0 && random.isLucky(0.5)) return '/';
  const channel = String(random.whole(1, 18)).padStart(2, '0');
  return random.pick([`/demo-${channel}`, `/demo-${channel}`, '/', '/glimcap', '/help', '/settings/subscription']);
}

function referrerOf(random: Random): string | undefined {
  return random.pick([
    undefined,
    undefined,
    'https://x.com/glim',
    'https://www.reddit.com/r/glim',
    'https://discord.com/',
    'https://www.google.com/',
  ]);
}
