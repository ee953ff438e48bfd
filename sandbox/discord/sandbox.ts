import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { isLoopback } from '../loopback.ts';
import { createPersistence } from '../persistence.ts';
import { keepAwake } from './actions/auto-archive.ts';
import { keepEventTime } from './actions/keep-event-time.ts';
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
import { type Line, openLine } from './line.ts';
import { createAuthorizations } from './oauth2/authorizations.ts';
import type { SandboxOptions } from './options.ts';
import { createRateLimits } from './rate-limits.ts';
import { createRequestLog } from './request-log.ts';
import { createCommandCreates } from './rules/command-creates.ts';
import { createNonces } from './rules/nonces.ts';
import { createOldEdits } from './rules/old-edits.ts';
import { createSlowmode } from './rules/slowmode.ts';
import { createSnowflakes } from './snowflakes.ts';
import { loadSpec } from './spec/spec.ts';
import { firstGuild } from './state/guilds.ts';
import { readStateFile, writeStateFile } from './state/state-file.ts';
import type { World } from './world.ts';

/** https://discord.com/developers/docs/events/gateway#rate-limiting */
const IDENTIFY_EVERY_MS = 5000;

/** A running sandbox. Its line is the whole of it: the API at `${url}/api`, the CDN at `${url}/cdn`, the gateway, the control API. */
export interface Sandbox extends Line {
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
  const line = await openLine(server, options.port, options.host);
  const world: World = {
    options,
    url: line.url,
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
    slowmode: createSlowmode(clock),
    commandCreates: createCommandCreates(clock),
    limits: createRateLimits(clock, options.shortWindowMs),
    sessionStarts: createSessionStarts(clock, {
      everyMs: options.identifyEveryMs ?? IDENTIFY_EVERY_MS,
      maxConcurrency: options.maxConcurrency ?? 1,
    }),
    invalidRequests: createInvalidRequests(clock, options.maxInvalidRequests),
    sleeps: new Map(),
    uploads: new Map(),
  };
  const gateway = openGateway(world, server);
  const whole: Line = {
    ...line,
    cut() {
      gateway.sessions.drop();
      return line.cut();
    },
  };
  server.on('request', createApp(world, gateway.sessions, whole).callback());
  endTimeouts(world);
  for (const thread of state.threads.values()) keepAwake(world, thread);
  for (const guild of state.guilds.values())
    for (const event of guild.scheduledEvents.values()) keepEventTime(world, event);
  if (!stored) world.touch();

  let closing: Promise<void> | undefined;
  const close = async () => {
    gateway.close();
    await line.cut();
    await persistence.flush();
  };
  return {
    ...whole,
    gatewayUrl: `${line.url.replace(/^http/, 'ws')}/gw`,
    guildId: firstGuild(state).id,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
