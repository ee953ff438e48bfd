import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Accounts } from '#domain/accounts/accounts.ts';
import { UserSchema } from '#domain/accounts/user.entity.ts';
import { CATEGORIES } from '#domain/channels/category.ts';
import type { Channels } from '#domain/channels/channels.ts';
import { StreamSchema } from '#domain/streams/stream.entity.ts';
import { ViewerMomentSchema } from '#domain/streams/viewer-moment.entity.ts';
import { DEMO_PREFIX } from './demo-label.ts';
import type { DemoDay } from './demo-span.ts';
import { Random } from './random.ts';

const FIRST_USERS = 2400;
const FIRST_CHANNELS = 18;
const MOST_CHANNELS = 60;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const QUARTER_MS = 15 * MINUTE_MS;

interface Parts {
  em: EntityManager;
  accounts: Accounts;
  channels: Channels;
}

/** A creator of the demo, and how it is with them. */
interface Creator {
  channelId: string;
  /** How likely they are live on a day. */
  chance: number;
  /** Viewers at their usual. */
  viewers: number;
}

interface DemoStream {
  startedAtMs: number;
  endedAtMs: number;
  viewers: number;
}

/** Accounts, channels, streams, and how many watched at each quarter of an hour. */
export function fillStreams({ em, accounts, channels }: Parts): (day: DemoDay) => Promise<void> {
  const random = new Random('streams');
  const creators: Creator[] = [];
  let users = 0;

  async function addUsers(count: number, createdAt: (place: number) => Date): Promise<void> {
    const rows = Array.from({ length: count }, (_, place) => {
      users += 1;
      return {
        id: randomUUIDv7(),
        name: `${DEMO_PREFIX}${String(users).padStart(5, '0')}`,
        roles: [],
        createdAt: createdAt(place),
      };
    });
    if (rows.length > 0) await em.insertMany(UserSchema, rows);
  }

  async function addCreator(): Promise<void> {
    const number = String(creators.length + 1).padStart(2, '0');
    const owner = await accounts.createUser({ name: `${DEMO_PREFIX}creator-${number}` });
    const title = `Demo: an invented channel, number ${number}`;
    const category = random.pick([...CATEGORIES]);
    const { channel } = await channels.open(owner, {
      slug: `${DEMO_PREFIX}${number}`,
      title,
      category,
      isMature: false,
    });
    const viewers = Math.round(2 + 60 * random.next() ** 4);
    creators.push({ channelId: channel.id, chance: random.between(0.1, 0.65), viewers });
  }

  return async (day) => {
    const { startsAt } = day;
    if (day.index === 0) {
      await addUsers(FIRST_USERS, (place) => new Date(startsAt.getTime() - (FIRST_USERS - place) * 3 * HOUR_MS));
      for (let made = 0; made < FIRST_CHANNELS; made += 1) await addCreator();
    }
    if (day.weekday === 3 && creators.length < MOST_CHANNELS && random.isLucky(0.6)) await addCreator();
    const weekend = day.weekday > 5 ? 1.4 : 1;
    const joining = random.count(7 * day.liveliness * weekend);
    await addUsers(joining, () => new Date(startsAt.getTime() + random.between(0, 24) * HOUR_MS));

    const live = creators.flatMap((creator) => {
      if (!random.isLucky(creator.chance * Math.min(1, day.liveliness * 0.8) * (weekend * 0.8))) return [];
      const startedAtMs = startsAt.getTime() + random.between(15, 22) * HOUR_MS;
      const endedAtMs = Math.min(startedAtMs + random.between(1, 4.5) * HOUR_MS, day.endsAt.getTime());
      const viewers = Math.round(creator.viewers * day.liveliness * random.between(0.6, 1.5));
      return [{ channelId: creator.channelId, startedAtMs, endedAtMs, viewers }];
    });
    await keepStreams(em, live);
    await keepMoments(em, momentsOf(day, live, random));
  };
}

async function keepStreams(em: EntityManager, live: readonly (DemoStream & { channelId: string })[]): Promise<void> {
  if (live.length === 0) return;
  await em.insertMany(
    StreamSchema,
    live.map(({ channelId, startedAtMs, endedAtMs, viewers }) => ({
      id: randomUUIDv7(),
      channel: channelId,
      startedAt: new Date(startedAtMs),
      seenAt: new Date(endedAtMs),
      endedAt: new Date(endedAtMs),
      viewers: 0,
      peakViewers: viewers,
    })),
  );
}

/** All streams together at each quarter of an hour since the afternoon; somebody counts from the first day on. */
function momentsOf(day: DemoDay, live: readonly DemoStream[], random: Random): Map<number, number> {
  const moments = new Map<number, number>(day.index === 0 ? [[day.startsAt.getTime(), 0]] : []);
  for (let atMs = day.startsAt.getTime() + 15 * HOUR_MS; atMs < day.endsAt.getTime(); atMs += QUARTER_MS) {
    const watched = live.filter(({ startedAtMs, endedAtMs }) => startedAtMs <= atMs && atMs < endedAtMs);
    if (watched.length === 0) continue;
    const minuteMs = atMs + random.whole(0, 14) * MINUTE_MS;
    moments.set(
      minuteMs,
      watched.reduce((sum, { viewers }) => sum + Math.round(viewers * random.between(0.6, 1)), 0),
    );
  }
  return moments;
}

async function keepMoments(em: EntityManager, moments: ReadonlyMap<number, number>): Promise<void> {
  if (moments.size === 0) return;
  // Where the sandbox was running since the last demo, it counted these minutes itself.
  await em.upsertMany(
    ViewerMomentSchema,
    [...moments].map(([minuteMs, viewers]) => ({ minute: new Date(minuteMs), takenAt: new Date(minuteMs), viewers })),
    { onConflictAction: 'ignore' },
  );
}
