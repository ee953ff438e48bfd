import { z } from 'zod';
import type { Channels } from '#domain/channels/channels.ts';
import type { Live } from '../live.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';

/** Checked by media, which speaks mediasoup's terms; here it only has to be an object. */
const mediasoupObject = z.looseObject({});

const offerSchema = z
  .object({
    id: z.uuid(),
    routerRtpCapabilities: mediasoupObject,
    transport: z.object({
      id: z.string(),
      iceParameters: mediasoupObject,
      iceCandidates: z.array(mediasoupObject),
      dtlsParameters: mediasoupObject,
    }),
  })
  .meta({ id: 'PlaybackOffer', description: "For mediasoup-client's device.load() and createRecvTransport()" });

const tracksSchema = z.object({
  consumers: z.array(
    z.object({
      id: z.string(),
      producerId: z.string(),
      kind: z.enum(['audio', 'video']),
      rtpParameters: mediasoupObject,
    }),
  ),
});

/**
 * Watching with our own player. The id of a playback is its secret: whoever has
 * it is its viewer, signed in or not.
 */
export function playbackRoutes({ channels, live }: { channels: Channels; live: Live }): ApiRoute[] {
  const params = z.object({ id: z.uuid() });
  const common = { tag: 'playback', access: 'anyone', params, problems: { 404: 'closed' } } as const;

  return [
    apiRoute({
      method: 'post',
      path: '/channels/:slug/playback',
      summary: 'Begin to watch a channel',
      tag: 'playback',
      access: 'anyone',
      params: z.object({ slug: z.string() }),
      status: 201,
      answer: offerSchema,
      problems: { 404: 'channel_not_found', 409: 'offline', 503: 'full' },
      limit: rateLimit({ name: 'playback', points: 60, seconds: 60 }),
      async handle({ params: { slug } }) {
        const session = await live.openPlayback(await channels.get(slug));
        const { id, routerRtpCapabilities, transport } = session;
        return plain({ id, routerRtpCapabilities, transport }, offerSchema);
      },
    }),
    apiRoute({
      ...common,
      method: 'post',
      path: '/playback/:id/connect',
      summary: "Give the player's side of DTLS",
      body: z.object({ dtlsParameters: mediasoupObject }),
      status: 204,
      async handle({ params: { id }, body }) {
        await live.getPlayback(id).connect(body.dtlsParameters);
      },
    }),
    apiRoute({
      ...common,
      method: 'post',
      path: '/playback/:id/consume',
      summary: 'Get the tracks that are on air, paused',
      body: z.object({ rtpCapabilities: mediasoupObject }),
      status: 200,
      answer: tracksSchema,
      async handle({ params: { id }, body }) {
        const consumers = await live.getPlayback(id).consume(body.rtpCapabilities);
        return plain({ consumers }, tracksSchema);
      },
    }),
    apiRoute({
      ...common,
      method: 'post',
      path: '/playback/:id/resume',
      summary: 'Let the media flow',
      status: 204,
      async handle({ params: { id } }) {
        await live.getPlayback(id).resume();
      },
    }),
    apiRoute({
      ...common,
      method: 'delete',
      path: '/playback/:id',
      summary: 'Stop watching',
      status: 204,
      async handle({ params: { id } }) {
        live.findPlayback(id)?.close();
      },
    }),
    apiRoute({
      ...common,
      method: 'post',
      path: '/playback/:id/close',
      summary: 'Stop watching, as a page that is being left can say it (sendBeacon)',
      status: 204,
      async handle({ params: { id } }) {
        live.findPlayback(id)?.close();
      },
    }),
  ];
}

/** mediasoup's interfaces have no index signature, which a loose object of zod asks for. */
function plain<Value>(value: object, schema: z.ZodType<Value>): Value {
  return schema.parse(value);
}
