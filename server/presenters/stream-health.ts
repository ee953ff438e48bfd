import { z } from 'zod';
import { FINDING_CAUSES } from '#domain/streams/stream-finding.entity.ts';
import type { HealthOfStream } from '#domain/streams/stream-health.ts';

export const streamHealthSchema = z
  .object({
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable().meta({ description: 'null while it is on air' }),
    findings: z.array(
      z.object({
        cause: z.enum(FINDING_CAUSES),
        value: z.number().meta({
          description:
            'As last measured: ms between key frames, bits per second, lost packets or B-frames per thousand',
        }),
        lastSeenAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'StreamHealth' });

/** What was wrong with a stream, as its streamer sees it. */
export function presentStreamHealth({ stream, findings }: HealthOfStream): z.infer<typeof streamHealthSchema> {
  return {
    startedAt: stream.startedAt.toISOString(),
    endedAt: stream.endedAt?.toISOString() ?? null,
    findings: findings.map(({ cause, value, lastSeenAt }) => ({ cause, value, lastSeenAt: lastSeenAt.toISOString() })),
  };
}
