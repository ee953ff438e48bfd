import { z } from 'zod';
import type { Stream } from '#domain/streams/stream.entity.ts';

export const liveStreamSchema = z
  .object({
    id: z.uuid(),
    startedAt: z.iso.datetime(),
    viewers: z.int(),
    peakViewers: z.int(),
    thumbnailUrl: z.string().nullable(),
  })
  .meta({ id: 'LiveStream' });

export const streamCardSchema = z
  .object({
    id: z.uuid(),
    startedAt: z.iso.datetime(),
    viewers: z.int(),
    title: z.string(),
    category: z.string(),
    isMature: z.boolean().meta({ description: 'Ask before showing it' }),
    tags: z.array(z.string()),
    thumbnailUrl: z.string().nullable().meta({ description: '832×468 JPEG; null until the first is taken' }),
    channel: z.object({
      slug: z.string(),
      title: z.string(),
      ownerName: z.string(),
      avatarUrl: z.string().nullable(),
    }),
  })
  .meta({ id: 'StreamCard' });

/** What is on air on a channel. */
export function presentLiveStream(stream: Stream): z.infer<typeof liveStreamSchema> {
  return {
    id: stream.id,
    startedAt: stream.startedAt.toISOString(),
    viewers: stream.viewers,
    peakViewers: stream.peakViewers,
    thumbnailUrl: thumbnailUrl(stream),
  };
}

/** A live stream as lists show it; its channel and the channel's owner must be loaded. */
export function presentStreamCard(stream: Stream): z.infer<typeof streamCardSchema> {
  const { channel } = stream;
  return {
    id: stream.id,
    startedAt: stream.startedAt.toISOString(),
    viewers: stream.viewers,
    title: channel.title,
    category: channel.category,
    isMature: channel.isMature,
    tags: channel.tags,
    thumbnailUrl: thumbnailUrl(stream),
    channel: {
      slug: channel.slug,
      title: channel.title,
      ownerName: channel.owner.name,
      avatarUrl: channel.owner.avatarUrl ?? null,
    },
  };
}

/** The time in the address changes with the picture, so that it may be cached for ever. */
function thumbnailUrl({ id, thumbnailAt }: Stream): string | null {
  return thumbnailAt ? `/thumbnails/${id}.jpg?at=${thumbnailAt.getTime()}` : null;
}
