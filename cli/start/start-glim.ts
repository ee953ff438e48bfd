import { setTimeout as sleep } from 'node:timers/promises';
import { buildWeb } from '../../server/web/build.ts';
import { aborted } from './aborted.ts';
import { checkSettings, type Settings } from './check-settings.ts';
import { claimDataDir } from './claim-data-dir.ts';
import { completeEnvironment } from './complete-environment.ts';
import { glimProcesses } from './glim-processes.ts';
import { loadEnvironment } from './load-environment.ts';
import { playServices } from './play-services.ts';
import type { PlayedService } from './played-service.ts';
import { type ProvidedDatabase, provideDatabase } from './provide-database.ts';
import { readyBlock } from './ready-block.ts';
import { requireFreePorts, type WantedPort } from './require-free-ports.ts';
import { Supervisor } from './supervisor.ts';
import { watchSources } from './watch-sources.ts';

/** How long processes whose supervisor was killed may take to leave by themselves. */
const ORPHANS_MS = 6_000;
/** What processes wrote before they said that they are up reaches us through another pipe, a moment later. */
const LAST_LINES_MS = 50;

export interface StartOptions {
  env: NodeJS.ProcessEnv;
  /** Whether to restart processes when their sources change. */
  isWatching: boolean;
  say: (line: string) => void;
  /** Aborted when Glim is to stop in order. */
  stop: AbortSignal;
  /** Aborted when nobody wants to wait for that order any longer. */
  force: AbortSignal;
}

/**
 * Everything that `npm start` does, from top to bottom, until it is told to
 * stop; then the same in reverse.
 * @throws StartUpError when it cannot start, or cannot go on, as it is configured
 */
export async function startGlim({ env, isWatching, say, stop, force }: StartOptions): Promise<void> {
  const startedAt = performance.now();
  const given = loadEnvironment(env);
  const settings = checkSettings(given);
  await using opened = new AsyncDisposableStack();

  const dataDir = settings.DATA_DIR;
  const claim = claimDataDir(dataDir);
  opened.defer(() => claim.release());
  const played = playServices(given, settings);
  await requireFreePorts(wantedPorts(settings, played), claim.isTakenOver ? ORPHANS_MS : 0);

  // Postgres stops last, whatever was started after it, and even if it comes up after the sandbox.
  let database: ProvidedDatabase | undefined;
  opened.defer(() => database?.stop());
  const sandbox = new Supervisor(
    played.map(({ spec }) => spec),
    say,
  );
  opened.defer(() => sandbox.stop());
  const others = Promise.all([sandbox.start(stop), buildWeb({ log: { info: (_fields, event) => say(event) } })]);
  others.catch(() => {}); // Thrown below, once the database can be stopped again.
  database = await provideDatabase({ url: settings.DATABASE_URL, dataDir, say });
  await others;
  if (stop.aborted) return;

  const credentials: NodeJS.ProcessEnv = Object.assign({}, ...played.map((each) => each.credentials));
  const processEnv = { ...completeEnvironment(env), ...credentials, DATABASE_URL: database.url };
  const glim = new Supervisor(glimProcesses(processEnv), say);
  opened.defer(() => glim.stop());
  force.addEventListener('abort', () => {
    glim.kill();
    sandbox.kill();
  });
  await glim.start(stop, sandbox.provided);
  await sleep(LAST_LINES_MS);
  if (stop.aborted) return;

  const processes = [...sandbox.processes, ...glim.processes];
  say(
    readyBlock({
      seconds: (performance.now() - startedAt) / 1000,
      publicUrl: settings.PUBLIC_URL,
      played: played.map(({ row }) => row),
      mailHost: settings.SMTP_URL && new URL(settings.SMTP_URL).host,
      database: database.description,
      processes,
    }),
  );
  if (isWatching) watchSources(processes, { signal: stop, say });
  await Promise.race([aborted(stop), sandbox.broken, glim.broken]);
}

function wantedPorts(settings: Settings, played: PlayedService[]): WantedPort[] {
  const { HOST, PORT, MEDIA_LISTEN_IP, MEDIA_PORT, MEDIA_WORKERS } = settings;
  const media = Array.from({ length: MEDIA_WORKERS }, (_, worker) => MEDIA_PORT + worker).flatMap((port) =>
    (['udp', 'tcp'] as const).map((protocol) => ({ variable: 'MEDIA_PORT', host: MEDIA_LISTEN_IP, port, protocol })),
  );
  return [{ variable: 'PORT', host: HOST, port: PORT, protocol: 'tcp' }, ...media, ...played.map(({ port }) => port)];
}
