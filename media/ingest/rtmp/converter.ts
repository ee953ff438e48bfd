import { type ChildProcess, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import type { Readable } from 'node:stream';
import Flv from 'node-media-server/src/protocol/flv.js';
import type { StreamBeginning } from './stream-beginning.ts';

const KEPT_LOG = 2_000;
/** Encoding again must not take the processor from those whose packets only pass. */
const NICE = 10;

const INPUT = [
  ...'-hide_banner -loglevel error -nostats'.split(' '),
  // The configuration comes first and says all; probing for the frame rate would wait for seconds of pictures.
  ...'-fflags nobuffer -fpsprobesize 0 -analyzeduration 500000 -f flv -i pipe:0'.split(' '),
];
/** RTP wants the parameter sets with each key frame, where FLV has them once. */
const COPY = '-c:v copy -bsf:v h264_mp4toannexb'.split(' ');
const ENCODE = [
  ...'-c:v libx264 -preset superfast -tune zerolatency -bf 0 -profile:v main -pix_fmt yuv420p'.split(' '),
  ...'-crf 21 -maxrate 6000k -bufsize 6000k -fps_mode passthrough'.split(' '),
  ...['-force_key_frames', 'expr:gte(t,n_forced*1)'],
];
const OPUS = '-af aresample=async=1000 -c:a libopus -b:a 128k -ac 2 -ar 48000'.split(' ');

/** Where the RTP of one track goes, on loopback. */
export interface RtpTarget {
  port: number;
  rtcpPort: number;
  payloadType: number;
  ssrc: number;
}

interface ConverterOptions extends Pick<StreamBeginning, 'hasVideo' | 'hasAudio'> {
  /** Whether the pictures are encoded again, in the order in which they are shown. */
  isEncoded: boolean;
  video: RtpTarget | undefined;
  audio: RtpTarget | undefined;
  /** Once, with what it said, unless it was closed. */
  onEnded(said: string): void;
}

/**
 * An ffmpeg that makes RTP of an encoder's FLV: pictures as they are or encoded again, sound in Opus. It ends with its
 * input, so that none is left when this process is killed.
 */
export class Converter {
  readonly #child: ChildProcess;
  readonly #source: Readable;
  #isClosed = false;

  /** @param source the tags, without the file's header */
  constructor(source: Readable, { hasVideo, hasAudio, isEncoded, video, audio, onEnded }: ConverterOptions) {
    this.#source = source;
    const args = [
      ...INPUT,
      ...(video ? ['-map', '0:v:0', ...(isEncoded ? ENCODE : COPY), ...rtpOutput(video)] : []),
      ...(audio ? ['-map', '0:a:0', ...OPUS, ...rtpOutput(audio)] : []),
    ];
    const child = spawn('ffmpeg', args, { stdio: ['pipe', 'ignore', 'pipe'] });
    this.#child = child;
    if (isEncoded && child.pid) lowerPriority(child.pid);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-KEPT_LOG);
    });
    child.on('error', (error) => this.#ended(() => onEnded(error.message)));
    child.on('close', () => this.#ended(() => onEnded(said)));
    // It may leave before it has read everything: 'close' tells.
    child.stdin.on('error', () => undefined);
    child.stdin.write(Flv.createHeader(hasAudio, hasVideo));
    source.pipe(child.stdin);
  }

  /** Idempotent. */
  close(): void {
    this.#ended(() => this.#child.kill('SIGKILL'));
  }

  #ended(then: () => void): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#source.unpipe();
    then();
  }
}

function rtpOutput({ port, rtcpPort, payloadType, ssrc }: RtpTarget): string[] {
  const options = `-payload_type ${payloadType} -ssrc ${ssrc} -flush_packets 1 -f rtp`.split(' ');
  return [...options, `rtp://127.0.0.1:${port}?rtcpport=${rtcpPort}&pkt_size=1200`];
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, NICE);
  } catch {
    // Where that is not allowed, or it is gone already, it runs as it does.
  }
}
