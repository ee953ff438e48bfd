/**
 * The public face of media/: live broadcasts on mediasoup. It knows ids and SDP; who may broadcast or watch, and what is
 * stored about it, is its caller's affair.
 *
 * A `Media` owns workers and broadcasts; a `Broadcast` owns an ingest session and playback sessions. `close()` goes
 * downwards, is synchronous and idempotent, and each child is told why.
 */
import { Broadcast } from './broadcast.ts';
import { EncodingPlaces } from './ingest/rtmp/encoding-places.ts';
import { MediaError } from './media-error.ts';
import type { MediaLog } from './media-log.ts';
import { WorkerPool } from './worker-pool.ts';

export type { Broadcast, BroadcastClosedCause, BroadcastEvents } from './broadcast.ts';
export type { BroadcastHealth, TrackHealth } from './health/broadcast-health.ts';
export type { Ingest, IngestLostCause } from './ingest/ingest.ts';
export type { FragmentResult, IngestSession } from './ingest/ingest-session.ts';
export { missingForRtmp } from './ingest/rtmp/missing-for-rtmp.ts';
export type { RtmpConnection } from './ingest/rtmp/rtmp-connection.ts';
export type { PublishRequest as RtmpPublishRequest } from './ingest/rtmp/rtmp-protocol.ts';
export { openRtmpServer, type RtmpServer } from './ingest/rtmp/rtmp-server.ts';
export { MediaError, type MediaErrorCode } from './media-error.ts';
export type { MediaLog } from './media-log.ts';
export type {
  PlaybackClosedCause,
  PlaybackSession,
  PlaybackTrack,
  PlaybackTransport,
} from './playback/playback-session.ts';

/** A worker serves about 500 consumers, and a viewer has two. */
const DEFAULT_MAX_VIEWERS = 250;
const WILDCARD = /^(0\.0\.0\.0|::)$/;

export interface MediaOptions {
  /** Address that the workers listen on. A wildcard needs an announcedAddress. */
  listenIp: string;
  /** Address or host name told to clients, where it differs from listenIp (NAT, containers). */
  announcedAddress?: string | undefined;
  /** UDP and TCP port of the first worker; worker n has `port + n`. 0: any free ports, for tests. */
  port: number;
  /** How many mediasoup workers: one per core. */
  workers: number;
  /** The worker binary, where it is not the one in the mediasoup package. */
  workerBin?: string | undefined;
  /** Viewers of one broadcast, 250 by default. */
  maxViewers?: number | undefined;
  /** Streams with B-frames over RTMP that are encoded again at a time; none by default. Each takes about one core. */
  maxEncodings?: number | undefined;
  log: MediaLog;
}

/** The media node of this process. */
export interface Media {
  /** Process ids of the workers that are up. */
  readonly workerPids: number[];
  /** How many workers there should be. */
  readonly workerCount: number;
  /**
   * The open broadcast with this id, or a new one on the least loaded worker. Listen to its events before you open an
   * ingest. It ends with its `close()`, with its worker or with `media.close()`.
   *
   * @throws MediaError `unavailable` while no worker is up, `closed` after `close()`
   */
  openBroadcast(id: string): Promise<Broadcast>;
  /** The open broadcast with this id. */
  broadcast(id: string): Broadcast | undefined;
  /** All open broadcasts. */
  listBroadcasts(): Broadcast[];
  /** Ends all broadcasts and workers. Idempotent. */
  close(): void;
}

/** Starts the workers. Rejects when one cannot run or its port is taken, and then leaves none behind. */
export async function openMedia(options: MediaOptions): Promise<Media> {
  const { maxViewers = DEFAULT_MAX_VIEWERS, maxEncodings = 0, log, ...poolOptions } = options;
  if (WILDCARD.test(options.listenIp) && !options.announcedAddress) {
    throw new RangeError(
      `listening on ${options.listenIp} needs an announced address: clients cannot connect to a wildcard`,
    );
  }
  const encodingPlaces = new EncodingPlaces(maxEncodings);
  const pool = await WorkerPool.open({ ...poolOptions, log });
  const broadcasts = new Map<string, Broadcast>();
  const opening = new Map<string, Promise<Broadcast>>();
  let isClosed = false;

  async function create(id: string): Promise<Broadcast> {
    const routed = await pool.createRouter();
    const broadcast = new Broadcast(routed, { id, maxViewers, encodingPlaces, log });
    if (isClosed) {
      broadcast.close('media closed');
      throw new MediaError('closed', 'This server is shutting down.');
    }
    broadcasts.set(id, broadcast);
    broadcast.once('closed', () => broadcasts.delete(id));
    return broadcast;
  }

  return {
    workerCount: options.workers,

    get workerPids() {
      return pool.pids;
    },

    async openBroadcast(id) {
      if (isClosed) throw new MediaError('closed', 'This server is shutting down.');
      const open = broadcasts.get(id) ?? opening.get(id);
      if (open) return open;
      const creating = create(id).finally(() => opening.delete(id));
      opening.set(id, creating);
      return creating;
    },

    broadcast: (id) => broadcasts.get(id),
    listBroadcasts: () => [...broadcasts.values()],

    close() {
      if (isClosed) return;
      isClosed = true;
      for (const broadcast of [...broadcasts.values()]) broadcast.close('media closed');
      pool.close();
    },
  };
}
