import type { EntityManager } from '@mikro-orm/postgresql';
import { type Stream, StreamSchema } from '../stream.entity.ts';
import type { Occurrence } from './occurrences.ts';
import type { ScheduleEntry } from './schedule-entry.entity.ts';

const HOUR_MS = 3_600_000;
/** A stream that begins so long before its time is the one that was planned. */
const EARLY_MS = HOUR_MS / 2;
/** Who does not come for so long does not come: Discord begins an event at its time by itself, streamed or not. */
const LATE_MS = HOUR_MS;

/** How far a planned stream is; `missed` when its streamer did not come. */
export type Phase = 'before' | 'live' | 'over' | 'missed';

type Planned = Occurrence & { entry: ScheduleEntry };

/**
 * How far each of what is planned is, in the same order, which is by start. One that goes on into the time of the next
 * gives way to it.
 */
export async function phasesOf(planned: readonly Planned[], now: Date, em: EntityManager): Promise<Phase[]> {
  const streams = await listStreams(
    planned.filter((each) => beginOf(each) <= now),
    em,
  );
  const byChannel = Map.groupBy(streams, ({ channel }) => channel.id);
  const phases = planned.map((each) => phaseOf(each, byChannel.get(each.entry.channel.id) ?? [], now));
  const latest = new Map(
    planned.flatMap(({ entry }, index) => (phases[index] === 'live' ? [[entry.channel.id, index] as const] : [])),
  );
  return planned.map(({ entry }, index) => {
    const phase = phases[index] ?? 'before';
    return phase === 'live' && latest.get(entry.channel.id) !== index ? 'over' : phase;
  });
}

/** Those that may be one of what is due. */
async function listStreams(due: Planned[], em: EntityManager): Promise<Stream[]> {
  const [earliest] = due;
  if (!earliest) return [];
  const channels = [...new Set(due.map(({ entry }) => entry.channel.id))];
  const $or = [{ endedAt: null }, { endedAt: { $gt: beginOf(earliest) } }];
  return em.find(StreamSchema, { channel: { $in: channels }, $or }, { refresh: true });
}

function phaseOf(planned: Planned, streams: Stream[], now: Date): Phase {
  const { startsAt, endsAt } = planned;
  const own = streams.filter((stream) => isOf(planned, stream, now));
  if (own.some(({ endedAt }) => !endedAt)) return 'live';
  if (own.length > 0) return 'over';
  const latest = Math.min(startsAt.getTime() + LATE_MS, endsAt.getTime());
  return now.getTime() >= latest ? 'missed' : 'before';
}

/** What began earlier still, but is on when its time comes, is the planned one too. */
function isOf(planned: Planned, { startedAt, endedAt }: Stream, now: Date): boolean {
  const { startsAt, endsAt } = planned;
  if (startedAt >= endsAt) return false;
  if (startedAt >= beginOf(planned)) return true;
  return now >= startsAt && (!endedAt || endedAt > startsAt);
}

function beginOf({ startsAt }: Occurrence): Date {
  return new Date(startsAt.getTime() - EARLY_MS);
}
