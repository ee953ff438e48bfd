import type { Device, types } from 'mediasoup-client';
import type { PlaybackConsumer, PlaybackOffer } from '../api-types.ts';
import { type Api, ApiProblem } from '../ui/api.ts';

/** One connection between this browser and a broadcast. */
export interface PlaybackSession {
  readonly media: MediaStream;
  readonly receivers: RTCRtpReceiver[];
  stats(): Promise<RTCStatsReport>;
  /** Calls back once if the network path is gone for good. */
  onLost(callback: () => void): void;
  /** Leaves the broadcast; safe to call twice. */
  close(): void;
}

interface OpenOptions {
  api: Api;
  slug: string;
  signal: AbortSignal;
}

/** How long ICE may be `disconnected`, which it often survives, before we start anew. */
const DISCONNECTED_MS = 4_000;

/** Opens playback of a live channel: offer, DTLS, consumers, resume. Throws ApiProblem, UnsupportedError. */
export async function openPlayback({ api, slug, signal }: OpenOptions): Promise<PlaybackSession> {
  const [{ Device }, offer] = await Promise.all([
    import('mediasoup-client'),
    api.request<PlaybackOffer>('POST', `/api/v1/channels/${slug}/playback`),
  ]);
  const path = `/api/v1/playback/${offer.id}`;
  const leave = () => navigator.sendBeacon(`${path}/close`);
  try {
    signal.throwIfAborted();
    const device = await Device.factory();
    await device.load({ routerRtpCapabilities: offer.routerRtpCapabilities });
    const transport = receivingTransport({ api, path, device, offer });
    return await receive({ api, path, device, transport, leave });
  } catch (error) {
    leave();
    throw error;
  }
}

interface TransportOptions {
  api: Api;
  path: string;
  device: Device;
  offer: PlaybackOffer;
}

function receivingTransport({ api, path, device, offer }: TransportOptions): types.Transport {
  const transport = device.createRecvTransport(offer.transport);
  transport.on('connect', ({ dtlsParameters }, done, fail) => {
    api.request('POST', `${path}/connect`, { dtlsParameters }).then(() => done(), fail);
  });
  return transport;
}

interface ReceiveOptions extends Omit<TransportOptions, 'offer'> {
  transport: types.Transport;
  leave(): void;
}

async function receive({ api, path, device, transport, leave }: ReceiveOptions): Promise<PlaybackSession> {
  try {
    const { consumers } = await api.request<{ consumers: PlaybackConsumer[] }>('POST', `${path}/consume`, {
      rtpCapabilities: device.recvRtpCapabilities,
    });
    // The broadcast is there, but its encoder is not.
    if (consumers.length === 0) throw new ApiProblem({ status: 409, code: 'offline' });
    const received = await Promise.all(consumers.map((consumer) => transport.consume(consumer)));
    // Consumers wait on the server until now, or the first key frame would be lost.
    await api.request('POST', `${path}/resume`);
    return session(transport, received, leave);
  } catch (error) {
    transport.close();
    throw error;
  }
}

function session(transport: types.Transport, consumers: types.Consumer[], leave: () => void): PlaybackSession {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    media: new MediaStream(consumers.map((consumer) => consumer.track)),
    receivers: consumers.flatMap((consumer) => consumer.rtpReceiver ?? []),
    stats: () => transport.getStats(),
    onLost(callback) {
      transport.on('connectionstatechange', (state) => {
        clearTimeout(timer);
        if (state === 'failed') callback();
        if (state === 'disconnected') timer = setTimeout(callback, DISCONNECTED_MS);
      });
    },
    close() {
      clearTimeout(timer);
      if (transport.closed) return;
      transport.close();
      leave();
    },
  };
}
