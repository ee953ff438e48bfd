import { z } from 'zod';
import { CATEGORIES } from '#domain/channels/category.ts';
import type { Channel } from '#domain/channels/channel.entity.ts';
import type { Stream } from '#domain/streams/stream.entity.ts';
import { liveStreamSchema, presentLiveStream } from './stream.ts';

export const channelDetailsSchema = z.object({
  title: z.string().trim().min(1, 'A title has 1 to 250 characters.').max(250, 'A title has 1 to 250 characters.'),
  category: z.enum(CATEGORIES, `A category is one of ${CATEGORIES.join(', ')}.`),
  isMature: z.boolean(),
  tags: z.array(z.string().max(100)).max(50).optional().meta({ description: 'Up to 5 words; they stay when left out' }),
});

export const channelSchema = z
  .object({
    slug: z.string(),
    title: z.string(),
    category: z.string(),
    isMature: z.boolean().meta({ description: 'Ask before showing it' }),
    tags: z.array(z.string()),
    ownerName: z.string(),
    posterUrl: z.string().nullable(),
    stream: liveStreamSchema.nullable().meta({ description: 'null while offline' }),
  })
  .meta({ id: 'Channel' });

export const ownChannelSchema = z
  .object({
    slug: z.string(),
    title: z.string(),
    category: z.string(),
    isMature: z.boolean(),
    tags: z.array(z.string()),
    whipUrl: z.url(),
    rtmpUrl: z.url().nullable().meta({ description: 'null where encoders cannot send over RTMP' }),
    stream: liveStreamSchema.nullable(),
  })
  .meta({ id: 'OwnChannel' });

/** A channel as anyone sees it; its owner must be loaded. */
export function presentChannel(channel: Channel, stream: Stream | null): z.infer<typeof channelSchema> {
  return {
    slug: channel.slug,
    title: channel.title,
    category: channel.category,
    isMature: channel.isMature,
    tags: channel.tags,
    ownerName: channel.owner.name,
    posterUrl: null,
    stream: stream && presentLiveStream(stream),
  };
}

/** A channel as its owner sees it, without the stream key. */
export function presentOwnChannel(
  channel: Channel,
  stream: Stream | null,
  { publicUrl, rtmpUrl }: { publicUrl: string; rtmpUrl: string | null },
): z.infer<typeof ownChannelSchema> {
  return {
    slug: channel.slug,
    title: channel.title,
    category: channel.category,
    isMature: channel.isMature,
    tags: channel.tags,
    whipUrl: whipUrl(channel, publicUrl),
    rtmpUrl,
    stream: stream && presentLiveStream(stream),
  };
}

export function whipUrl({ slug }: Channel, publicUrl: string): string {
  return `${publicUrl}/whip/${slug}`;
}
