import { type Broadcast, type IngestSession, type Media, openMedia } from '../../../media/index.ts';
import { recordingLog } from '../../../media/testing/recording-log.ts';
import { problem, type ScriptedSite } from './scripted-site.ts';

export const STREAM_KEY = 'key-of-the-tests';

/** A real SFU behind the scripted site's WHIP and playback routes, for one broadcast. */
export interface MediaRoutes {
  readonly broadcast: Broadcast;
  /** Puts the routes into a site that was reset. */
  install(site: ScriptedSite): void;
  close(): void;
}

export async function openMediaRoutes(): Promise<MediaRoutes> {
  const media: Media = await openMedia({ listenIp: '127.0.0.1', port: 0, workers: 1, log: recordingLog() });
  const broadcast = await media.openBroadcast('tests');
  return {
    broadcast,
    close: () => media.close(),
    install(site) {
      installWhip(site, broadcast);
      installPlayback(site, broadcast);
    },
  };
}

function installWhip({ routes }: ScriptedSite, broadcast: Broadcast): void {
  let session: IngestSession | undefined;
  routes.set('POST /whip/*', async ({ headers, body }) => {
    if (headers.authorization !== `Bearer ${STREAM_KEY}`)
      return problem(401, 'bad_key', 'This stream key is not valid.');
    session = await broadcast.openIngest(body);
    const location = `/whip/sessions/${session.id}`;
    return { status: 201, body: session.answer, headers: { 'content-type': 'application/sdp', location } };
  });
  routes.set('DELETE /whip/sessions/*', (_, id) => {
    if (session?.id === id) session.close('closed by client');
    return { status: 200, body: '' };
  });
}

function installPlayback({ routes }: ScriptedSite, broadcast: Broadcast): void {
  const playback = (id: string) => {
    const session = broadcast.playback(id);
    if (!session) throw new Error(`no playback ${id}`);
    return session;
  };
  routes.set('POST /api/v1/channels/*/playback', async () => {
    if (!broadcast.ingest) return problem(409, 'offline', 'Nobody is on air here.');
    const { id, routerRtpCapabilities, transport } = await broadcast.openPlayback();
    return { status: 201, body: { id, routerRtpCapabilities, transport } };
  });
  routes.set('POST /api/v1/playback/*/connect', async ({ body }, id) => {
    await playback(id).connect(JSON.parse(body).dtlsParameters);
    return {};
  });
  routes.set('POST /api/v1/playback/*/consume', async ({ body }, id) => {
    return { body: { consumers: await playback(id).consume(JSON.parse(body).rtpCapabilities) } };
  });
  routes.set('POST /api/v1/playback/*/resume', async (_, id) => {
    await playback(id).resume();
    return {};
  });
  routes.set('POST /api/v1/playback/*/close', (_, id) => {
    broadcast.playback(id)?.close();
    return {};
  });
}
