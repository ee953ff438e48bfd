import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import {
  channelDetailsSchema,
  channelSchema,
  ownChannelSchema,
  presentChannel,
  presentOwnChannel,
  whipUrl,
} from '../presenters/channel.ts';
import { presentStreamHealth, streamHealthSchema } from '../presenters/stream-health.ts';
import { type ApiRoute, apiRoute, requireUser } from './api-route.ts';

const streamKeySchema = z.object({ streamKey: z.string() });
const openedSchema = channelDetailsSchema.extend({
  slug: z.string(),
  tags: z.array(z.string()),
  streamKey: z.string(),
  whipUrl: z.url(),
  rtmpUrl: z.url().nullable(),
});

/** The one on air, or the last, and the one before: to see whether a change helped. */
export const SHOWN_STREAMS = 2;

interface Parts extends Pick<Domain, 'channels' | 'streams' | 'streamHealth'> {
  publicUrl: string;
  /** Null where encoders cannot send over RTMP. */
  rtmpUrl: string | null;
}

/** A channel as anyone sees it, and one's own: `/channel` is always the signed-in user's. */
export function channelRoutes({ channels, streams, streamHealth, ...urls }: Parts): ApiRoute[] {
  const { publicUrl, rtmpUrl } = urls;
  const writes = rateLimit({ name: 'channel-write', points: 30, seconds: 60 });
  const own = { tag: 'own channel', access: 'user' } as const;

  return [
    apiRoute({
      method: 'get',
      path: '/channels/:slug',
      summary: 'One channel, on air or not',
      tag: 'channels',
      access: 'anyone',
      params: z.object({ slug: z.string() }),
      status: 200,
      answer: channelSchema,
      problems: { 404: 'channel_not_found' },
      async handle({ params }) {
        const channel = await channels.get(params.slug);
        return presentChannel(channel, await streams.findLive(channel));
      },
    }),
    apiRoute({
      ...own,
      method: 'get',
      path: '/channel',
      summary: 'My channel',
      status: 200,
      answer: ownChannelSchema,
      problems: { 404: 'no_channel' },
      async handle({ ctx }) {
        const channel = await channels.getByOwner(requireUser(ctx));
        return presentOwnChannel(channel, await streams.findLive(channel), urls);
      },
    }),
    apiRoute({
      ...own,
      method: 'post',
      path: '/channel',
      summary: 'Open my channel',
      body: channelDetailsSchema.extend({ slug: z.string() }),
      status: 201,
      answer: openedSchema,
      problems: { 409: 'channel_exists, slug_taken, slug_reserved' },
      limit: writes,
      async handle({ ctx, body }) {
        const { channel, streamKey } = await channels.open(requireUser(ctx), body);
        const { slug, title, category, isMature, tags } = channel;
        return { slug, title, category, isMature, tags, streamKey, whipUrl: whipUrl(channel, publicUrl), rtmpUrl };
      },
    }),
    apiRoute({
      ...own,
      method: 'patch',
      path: '/channel',
      summary: 'Change my channel',
      body: channelDetailsSchema.partial(),
      status: 200,
      answer: ownChannelSchema,
      problems: { 404: 'no_channel' },
      limit: writes,
      async handle({ ctx, body }) {
        const channel = await channels.getByOwner(requireUser(ctx));
        const { title = channel.title, category = channel.category, isMature = channel.isMature } = body;
        await channels.update(channel, { title, category, isMature, tags: body.tags ?? channel.tags });
        await streams.changed(channel);
        return presentOwnChannel(channel, await streams.findLive(channel), urls);
      },
    }),
    apiRoute({
      ...own,
      method: 'get',
      path: '/channel/stream-health',
      summary: 'How my running and my last stream arrived, newest first',
      status: 200,
      answer: z.object({ data: z.array(streamHealthSchema).max(SHOWN_STREAMS) }),
      problems: { 404: 'no_channel' },
      async handle({ ctx }) {
        const channel = await channels.getByOwner(requireUser(ctx));
        return { data: (await streamHealth.listRecent(channel, SHOWN_STREAMS)).map(presentStreamHealth) };
      },
    }),
    apiRoute({
      ...own,
      method: 'get',
      path: '/channel/stream-key',
      summary: 'Show my stream key',
      status: 200,
      answer: streamKeySchema,
      problems: { 404: 'no_channel' },
      async handle({ ctx }) {
        ctx.set('Cache-Control', 'no-store');
        return { streamKey: channels.revealStreamKey(await channels.getByOwner(requireUser(ctx))) };
      },
    }),
    apiRoute({
      ...own,
      method: 'post',
      path: '/channel/stream-key',
      summary: 'Replace my stream key; the old one stops working',
      status: 201,
      answer: streamKeySchema,
      problems: { 404: 'no_channel' },
      limit: writes,
      async handle({ ctx }) {
        ctx.set('Cache-Control', 'no-store');
        return { streamKey: await channels.rotateStreamKey(await channels.getByOwner(requireUser(ctx))) };
      },
    }),
  ];
}
