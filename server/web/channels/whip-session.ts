import { ApiProblem } from '../ui/api.ts';
import { withStartBitrate } from './start-bitrate.ts';

/** A stream that this browser sends. */
export interface WhipSession {
  readonly connection: RTCPeerConnection;
  /** Ends the session on the server too, also while the page goes away; safe to call twice. */
  close(): void;
}

interface WhipOptions {
  url: string;
  streamKey: string;
  media: MediaStream;
  signal: AbortSignal;
}

/** Candidates that take longer than this to be found are not worth a late start. */
const GATHERING_MS = 1_000;
const VIDEO_BITRATE = 4_000_000;
const START_KILOBITS = 1_500;
/** H.264 is what most viewers decode in hardware, VP8 what all can decode. */
const PREFERRED = ['video/h264', 'video/vp8'];

/** Publishes by WHIP, RFC 9725. Throws ApiProblem with the server's own words when it declines. */
export async function openWhipSession({ url, streamKey, media, signal }: WhipOptions): Promise<WhipSession> {
  const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  try {
    for (const track of media.getTracks()) addTrack(connection, track, media);
    await connection.setLocalDescription();
    await gathered(connection, signal);
    const answer = await post(url, streamKey, connection.localDescription?.sdp ?? '', signal);
    const sdp = withStartBitrate(answer.sdp, START_KILOBITS);
    await connection.setRemoteDescription({ type: 'answer', sdp });
    let isClosed = false;
    return {
      connection,
      close() {
        if (isClosed) return;
        isClosed = true;
        close(connection, answer.location, streamKey);
      },
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

function addTrack(connection: RTCPeerConnection, track: MediaStreamTrack, media: MediaStream): void {
  const isVideo = track.kind === 'video';
  const transceiver = connection.addTransceiver(track, {
    direction: 'sendonly',
    streams: [media],
    ...(isVideo && { sendEncodings: [{ maxBitrate: VIDEO_BITRATE }] }),
  });
  if (isVideo) transceiver.setCodecPreferences(byPreference(RTCRtpSender.getCapabilities('video')?.codecs ?? []));
}

/** The codecs we prefer in front, the rest as the browser orders them. */
export function byPreference(codecs: RTCRtpCodec[]): RTCRtpCodec[] {
  const rank = (codec: RTCRtpCodec) => {
    const place = PREFERRED.indexOf(codec.mimeType.toLowerCase());
    return place < 0 ? PREFERRED.length : place;
  };
  return codecs.toSorted((a, b) => rank(a) - rank(b));
}

function gathered(connection: RTCPeerConnection, signal: AbortSignal): Promise<void> {
  const ended = AbortSignal.any([signal, AbortSignal.timeout(GATHERING_MS)]);
  return new Promise((resolve) => {
    const check = () => {
      if (connection.iceGatheringState === 'complete' || ended.aborted) resolve();
    };
    connection.addEventListener('icegatheringstatechange', check);
    ended.addEventListener('abort', check);
    check();
  });
}

async function post(url: string, streamKey: string, sdp: string, signal: AbortSignal) {
  const headers = { 'content-type': 'application/sdp', authorization: `Bearer ${streamKey}` };
  const response = await fetch(url, { method: 'POST', headers, body: sdp, signal }).catch((cause: unknown) => {
    throw new ApiProblem({ status: 0, code: 'network' }, { cause });
  });
  const location = response.headers.get('location');
  if (response.status !== 201 || !location) throw await problemOf(response);
  return { sdp: await response.text(), location: new URL(location, response.url) };
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return new ApiProblem({ code: 'unknown', ...(isJson && (await response.json())), status: response.status });
}

function close(connection: RTCPeerConnection, location: URL, streamKey: string): void {
  const headers = { authorization: `Bearer ${streamKey}` };
  const ended = fetch(location, { method: 'DELETE', headers, keepalive: true });
  // Only then: a connection that closes first looks to the server like one that was lost, which it waits for.
  // If even this request is lost, the server sees the silence.
  ended.catch(() => undefined).finally(() => connection.close());
}
