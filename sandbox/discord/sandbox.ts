import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { isLoopback } from '../loopback.ts';
import { createPersistence } from '../persistence.ts';
import { keepAwake } from './actions/auto-archive.ts';
import { endTimeouts } from './actions/update-member.ts';
import { createApp } from './app.ts';
import { createBus } from './bus.ts';
import { createAttachmentFiles } from './cdn/attachment-files.ts';
import { systemClock } from './clock.ts';
import { createFaults } from './faults.ts';
import { furnish } from './furnish.ts';
import { openGateway } from './gateway/gateway.ts';
import { createSessionStarts } from './gateway/session-starts.ts';
import { createInteractions } from './interactions/interactions.ts';
import { createInvalidRequests } from './invalid-requests.ts';
import { listen } from './listen.ts';
import { createAuthorizations } from './oauth2/authorizations.ts';
import type { SandboxOptions } from './options.ts';
import { createRateLimits } from './rate-limits.ts';
import { createRequestLog } from './request-log.ts';
import { createNonces } from './rules/nonces.ts';
import { createOldEdits } from './rules/old-edits.ts';
import { createSnowflakes } from './snowflakes.ts';
import { loadSpec } from './spec/spec.ts';
import { firstGuild } from './state/guilds.ts';
import { readStateFile, writeStateFile } from './state/state-file.ts';
import type { World } from './world.ts';

/** https://discord.com/developers/docs/events/gateway#rate-limiting */
const IDENTIFY_EVERY_MS = 5000;

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:4000`; the API is at `${url}/api`, the CDN at `${url}/cdn`. */
  url: string;
  gatewayUrl: string;
  /** The first guild: others are made through the control API. */
  guildId: string;
  /** Idempotent: drops every connection and writes the state. */
  close(): Promise<void>;
}

/**
 * Starts a Discord on a loopback address. @throws when the host is no
 * loopback, the port is taken or the data folder is not usable
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  if (!isLoopback(options.host)) throw new Error(`the Discord sandbox binds loopback only, not ${options.host}`);
  await mkdir(options.dataDir, { recursive: true });
  const statePath = join(options.dataDir, 'state.json');
  const [spec, files, stored] = await Promise.all([
    loadSpec(),
    createAttachmentFiles(join(options.dataDir, 'attachments')),
    readStateFile(statePath),
  ]);

  const clock = options.clock ?? systemClock();
  const snowflake = createSnowflakes(clock);
  const state = stored ?? furnish({ applicationId: options.applicationId, snowflake, nowMs: clock.now() });
  const persistence = createPersistence({
    write: () => writeStateFile(statePath, state),
    onError: (error) => options.log.error({ err: error }, 'state not written'),
  });
  const server = createServer();
  const url = await listen(server, options.port, options.host);
  const world: World = {
    options,
    url,
    clock,
    log: options.log,
    state,
    touch: persistence.touch,
    snowflake,
    spec,
    files,
    bus: createBus(),
    interactions: createInteractions(clock),
    authorizations: createAuthorizations(clock),
    faults: createFaults(),
    requests: createRequestLog(),
    nonces: createNonces(clock),
    oldEdits: createOldEdits(clock),
    limits: createRateLimits(clock),
    sessionStarts: createSessionStarts(clock, {
      everyMs: options.identifyEveryMs ?? IDENTIFY_EVERY_MS,
      maxConcurrency: options.maxConcurrency ?? 1,
    }),
    invalidRequests: createInvalidRequests(clock, options.maxInvalidRequests),
    sleeps: new Map(),
    uploads: new Map(),
  };
  const gateway = openGateway(world, server);
  server.on('request', createApp(world, gateway.sessions).callback());
  endTimeouts(world);
  for (const thread of state.threads.values()) keepAwake(world, thread);
  if (!stored) world.touch();

  let closing: Promise<void> | undefined;
  const close = async () => {
    gateway.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await persistence.flush();
  };
  return {
    url,
    gatewayUrl: `${url.replace(/^http/, 'ws')}/gw`,
    guildId: firstGuild(state).id,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
