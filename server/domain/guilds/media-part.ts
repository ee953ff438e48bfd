import type { EntityManager } from '@mikro-orm/postgresql';
import type { PlatformPart } from './platform-part.ts';

/** What a server knows of its own media. */
export interface MediaState {
  /** How many workers are up. */
  workers: number;
  /** How many there should be. */
  wanted: number;
}

interface Flow {
  at: string | Date | null;
  /** Streams that are on air, though nobody has seen their media of late. */
  silent: number;
}

/** Whether streams come in and go out: by the workers of the server that is asked, and by the streams of all. */
export async function mediaPart(
  em: EntityManager,
  { workers, wanted }: MediaState,
  since: Date,
): Promise<PlatformPart> {
  const [flow] = await em.execute<Flow[]>(
    `select max(seen_at) as at,
       count(*) filter (where ended_at is null and lost_at is null and seen_at < ?)::int as silent from stream`,
    [since],
  );
  const reasons = [
    ...(workers < wanted ? [`workers: ${workers} of ${wanted}`] : []),
    ...(flow && flow.silent > 0 ? [`streams on air without media: ${flow.silent}`] : []),
  ];
  return {
    key: 'media',
    label: null,
    state: reasons.length === 0 ? 'on' : 'broken',
    lastAt: flow?.at ? new Date(flow.at) : null,
    count: workers,
    reason: reasons.join('; ') || null,
  };
}
