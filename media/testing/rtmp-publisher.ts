import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

interface RtmpPublisherOptions {
  /** Where to, with the stream key as the last part. */
  url: string;
  /** How many B-frames follow each other. */
  bFrames?: number;
  /** Of ffmpeg. */
  videoCodec?: 'libx264' | 'flv';
  hasAudio?: boolean;
}

/** An encoder that publishes over RTMP as OBS does: H.264 and AAC in real time, until it is stopped. */
export interface RtmpPublisher {
  /** What it said, for the reason of a refusal. */
  said(): string;
  /** Resolves with its exit code when it gives up by itself. */
  ended: Promise<number | null>;
  /** As when its process is killed. */
  kill(): Promise<void>;
}

/** ffmpeg with a small moving picture and a tone, a key frame each second. */
export function publishRtmp({
  url,
  bFrames = 0,
  videoCodec = 'libx264',
  hasAudio = true,
}: RtmpPublisherOptions): RtmpPublisher {
  const x264 = `-preset ultrafast -profile:v main -pix_fmt yuv420p -g 15 -bf ${bFrames} -b_strategy 0`.split(' ');
  const audio = hasAudio ? '-f lavfi -i sine=frequency=440:sample_rate=44100'.split(' ') : [];
  const args = [
    ...'-hide_banner -loglevel verbose -re -f lavfi -i testsrc2=size=320x180:rate=15'.split(' '),
    ...audio,
    ...['-c:v', videoCodec, ...(videoCodec === 'libx264' ? x264 : [])],
    ...(hasAudio ? '-c:a aac -b:a 96k'.split(' ') : []),
    ...['-f', 'flv', url],
  ];
  const child: ChildProcess = spawn('ffmpeg', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const ended = once(child, 'exit').then(([code]) => code);
  return {
    said: () => text,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
