import { spawn } from 'node:child_process';
import { MediaError } from '../media-error.ts';

const THUMBNAIL_WIDTH = 832;
const THUMBNAIL_HEIGHT = 468;
/** If ffmpeg does not say that it listens, it does after this time. */
const LISTENING_MS = 1_000;
const KEPT_LOG = 2_000;
const FIT = [
  `scale=${THUMBNAIL_WIDTH}:${THUMBNAIL_HEIGHT}:force_original_aspect_ratio=decrease`,
  `pad=${THUMBNAIL_WIDTH}:${THUMBNAIL_HEIGHT}:-1:-1`,
].join();
const ARGS = [
  ...'-hide_banner -loglevel debug -protocol_whitelist pipe,udp,rtp'.split(' '),
  // The first key frame says all there is to know; probing for the frame rate would wait for seconds of more.
  ...'-fpsprobesize 0 -probesize 1000000 -analyzeduration 500000 -f sdp -i pipe:0'.split(' '),
  ...`-an -frames:v 1 -vf ${FIT} -pix_fmt yuvj420p -q:v 4 -f mjpeg pipe:1`.split(' '),
];

/**
 * Has ffmpeg decode the first picture of an RTP stream into a JPEG.
 *
 * @param sdp describes the stream
 * @param onListening called once its sockets are bound: what was sent earlier is lost
 * @throws MediaError `unavailable` when there is no picture before the signal aborts, or no ffmpeg
 */
export function oneFrame(sdp: string, { signal, onListening }: { signal: AbortSignal; onListening: () => void }) {
  const child = spawn('ffmpeg', ARGS, { stdio: 'pipe', signal, killSignal: 'SIGKILL' });
  const chunks: Buffer[] = [];
  let said = '';
  let isListening = false;
  const listening = () => {
    if (!isListening) onListening();
    isListening = true;
    clearTimeout(timer);
  };
  const timer = setTimeout(listening, LISTENING_MS);

  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-KEPT_LOG);
    // One line for each bound socket; RTP's comes before RTCP's.
    if (text.includes('end receive buffer size')) listening();
  });
  // It may leave before it has read everything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(sdp);

  return new Promise<Buffer>((resolve, reject) => {
    const fail = (cause: unknown) => {
      clearTimeout(timer);
      reject(new MediaError('unavailable', 'No picture of the stream could be made.', { cause }));
    };
    // Being aborted is an error too, but what ffmpeg said until then is known at its end.
    child.on('error', (error) => {
      if (!signal.aborted) fail(error);
    });
    child.on('close', (code) => {
      const jpeg = Buffer.concat(chunks);
      if (code !== 0 || jpeg.length === 0) return fail(new Error(`ffmpeg ended with ${code}: ${said}`));
      clearTimeout(timer);
      return resolve(jpeg);
    });
  });
}
