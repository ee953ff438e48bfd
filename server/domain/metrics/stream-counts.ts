import type { EntityManager } from '@mikro-orm/postgresql';
import type { Streams } from '../streams/streams.ts';
import type { ViewerMoments } from '../streams/viewer-moments.ts';
import { type Count, type Counter, type NoCount, type Period, writtenPeriod } from './count.ts';

const UNIQUE_STREAMERS =
  'select count(distinct channel_id) as count from stream where started_at < :to and coalesce(ended_at, lost_at, :to) > :from';

interface Parts {
  em: EntityManager;
  streams: Pick<Streams, 'secondsLive'>;
  viewerMoments: Pick<ViewerMoments, 'highest'>;
}

/** What is known of the streams of a period. One that began before it counts with what falls inside. */
export function streamCounts({ em, streams, viewerMoments }: Parts): Record<string, Counter> {
  return {
    async unique_streamers(period) {
      const { from, to } = period;
      const sql = UNIQUE_STREAMERS.replace(/:(from|to)\b/g, '?');
      const [row] = await em.execute<[{ count: string }]>(sql, [to, to, from]);
      return { value: Number(row.count), query: `${UNIQUE_STREAMERS} [${writtenPeriod(period)}]` };
    },
    async hours_live(period) {
      const seconds = await streams.secondsLive(period);
      return { value: Math.round(seconds / 3600), query: `streams.secondsLive ${writtenPeriod(period)}` };
    },
    peak_viewers: (period) => peakViewers(viewerMoments, period),
  };
}

async function peakViewers(moments: Parts['viewerMoments'], period: Period): Promise<Count | NoCount> {
  const highest = await moments.highest(period);
  if (!highest) {
    const missing = 'viewers were not counted yet when somebody was live in this week';
    return { missing, code: 'viewers_unknown' };
  }
  const when = highest.takenAt ? `at ${highest.takenAt.toISOString()}` : 'nobody was live';
  return { value: highest.viewers, query: `viewerMoments.highest ${writtenPeriod(period)}: ${when}` };
}
