import { missingForRtmp, openRtmpServer, type RtmpServer } from '../media/index.ts';
import type { Log } from './log.ts';
import type { RtmpDoor } from './rtmp-door.ts';
import type { RtmpState } from './rtmp-state.ts';

interface Options {
  host: string;
  /** 0: nobody streams over RTMP here. */
  port: number;
  door: Pick<RtmpDoor, 'letIn'>;
  log: Log;
}

interface Rtmp extends RtmpState {
  close(): void;
}

/** Listens for encoders. What keeps it from that is said once; everything else works without it. */
export async function openRtmp({ host, port, door, log }: Options): Promise<Rtmp> {
  const without = (state: 'off' | 'broken', reason: string): Rtmp => ({ state, reason, close: () => undefined });
  if (port === 0) return without('off', 'RTMP_PORT');
  const missing = await missingForRtmp();
  if (missing) {
    log.warn({ reason: missing }, 'nobody can stream over RTMP');
    return without('broken', missing);
  }
  try {
    const server = await listen({ host, port, door });
    log.info({ port: server.port }, 'listening for RTMP');
    return { state: 'on', reason: null, close: () => server.close() };
  } catch (error) {
    const reason = isTaken(error)
      ? `Port ${port} is taken by another program. Set RTMP_PORT to a free one, or to 0 to do without RTMP.`
      : `Port ${port} cannot be used: ${error instanceof Error ? error.message : String(error)}`;
    log.warn({ reason }, 'nobody can stream over RTMP');
    return without('broken', reason);
  }
}

function listen({ host, port, door }: Omit<Options, 'log'>): Promise<RtmpServer> {
  return openRtmpServer({ host, port, onPublish: (connection, request) => void door.letIn(connection, request) });
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
