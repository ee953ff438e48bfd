import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { listen } from '../discord/listen.ts';
import { isLoopback } from '../loopback.ts';
import { createPersistence } from '../persistence.ts';
import { createApp } from './app.ts';
import { createClock } from './clock.ts';
import { advanceBy } from './engine/run-due.ts';
import { createDeliveries } from './events/deliveries.ts';
import { furnish } from './furnish.ts';
import type { SandboxOptions } from './options.ts';
import { listAll } from './state/find.ts';
import { emptyState } from './state/state.ts';
import { readStateFile, writeStateFile } from './state/state-file.ts';
import type { World } from './world.ts';

/** How often it looks whether something fell due. */
const TICK_MS = 30_000;

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:4010`; the API is at `${url}/v1`. */
  url: string;
  /** Idempotent: drops every connection and writes the state. */
  close(): Promise<void>;
}

/**
 * Starts a Stripe of one test account on a loopback address.
 * @throws when the host is no loopback, the port is taken or the data folder is not usable
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  if (!isLoopback(options.host)) throw new Error(`the Stripe sandbox binds loopback only, not ${options.host}`);
  await mkdir(options.dataDir, { recursive: true });
  const statePath = join(options.dataDir, 'state.json');
  const state = (await readStateFile(statePath)) ?? emptyState();
  const persistence = createPersistence({
    write: () => writeStateFile(statePath, state),
    onError: (error) => options.log.error({ err: error }, 'state not written'),
  });
  const deliveries = createDeliveries({
    state,
    log: options.log,
    touch: persistence.touch,
    retryAfterMs: options.retryAfterMs,
  });
  const server = createServer();
  const url = await listen(server, options.port, options.host);
  const world: World = {
    options,
    url,
    clock: createClock(state.aheadMs, options.machineMs),
    log: options.log,
    state,
    touch: persistence.touch,
    deliveries,
    cause: { id: null, idempotency_key: null },
  };
  furnish(world);
  server.on('request', createApp(world).callback());
  for (const event of listAll(world, 'event', ({ pending_webhooks: left }) => left > 0)) deliveries.resend(event);
  const timer = setInterval(() => advanceBy(world, 0), TICK_MS).unref();

  let closing: Promise<void> | undefined;
  const close = async () => {
    clearInterval(timer);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await deliveries.close();
    await persistence.flush();
  };
  return {
    url,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
