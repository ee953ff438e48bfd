import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Channels } from '#domain/channels/channels.ts';
import { DomainError } from '#domain/errors.ts';
import { MediaError, type RtmpConnection, type RtmpPublishRequest } from '../media/index.ts';
import type { Live } from './live.ts';
import type { Log } from './log.ts';

/** The last part of the address that encoders are given. */
const APP = 'live';
/** As over WHIP. */
const ATTEMPTS = { points: 20, duration: 60 };

interface Parts {
  channels: Pick<Channels, 'getOfStreamKey'>;
  live: Pick<Live, 'openRtmpIngest'>;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
  log: Log;
}

/** Where encoders knock over RTMP. The key is the same as over WHIP, and asked for as rarely. */
export class RtmpDoor {
  readonly #parts: Parts;
  readonly #limiter = new RateLimiterMemory({ keyPrefix: 'rtmp', ...ATTEMPTS });

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Opens an ingest for whoever has the key; tells all others why not, in their encoder's protocol. Never rejects. */
  async letIn(connection: RtmpConnection, request: RtmpPublishRequest): Promise<void> {
    try {
      await this.#open(connection, request);
    } catch (error) {
      const isWrongKey = error instanceof DomainError && error.kind === 'forbidden';
      connection.refuse(isWrongKey ? 'BadName' : 'Rejected', this.#sentence(error));
    }
  }

  async #open(connection: RtmpConnection, { app, streamKey }: RtmpPublishRequest): Promise<void> {
    const { channels, live, unitOfWork } = this.#parts;
    await this.#limiter.consume(connection.address);
    if (app !== APP) throw new DomainError('not_found', 'rtmp_app_wrong', `The server's address ends in /${APP}.`);
    const channel = await unitOfWork(() => channels.getOfStreamKey(streamKey));
    await live.openRtmpIngest(channel, connection);
  }

  #sentence(error: unknown): string {
    if (error instanceof RateLimiterRes) {
      return `That was too often. Try again in ${Math.ceil(error.msBeforeNext / 1000)} s.`;
    }
    if (error instanceof DomainError || error instanceof MediaError) return error.message;
    this.#parts.log.error({ err: error }, 'rtmp ingest not opened');
    return 'Something broke on our side. Try again in a moment.';
  }
}
