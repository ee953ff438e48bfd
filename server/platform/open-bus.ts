import type { Pool } from 'pg';
import type { Bus } from '#domain/bus.ts';
import type { Config } from './config.ts';
import type { Logger } from './logger.ts';
import { NatsBus } from './nats-bus.ts';
import { NotifyBus } from './notify-bus.ts';

/** NATS when NATS_URL is set, else Postgres's own NOTIFY. */
export async function openBus(
  config: Pick<Config, 'NATS_URL' | 'DATABASE_URL'>,
  { pool, log }: { pool: Pool; log: Logger },
): Promise<Bus & { close(): Promise<void> }> {
  if (config.NATS_URL) return NatsBus.open({ url: config.NATS_URL, log });
  const bus = new NotifyBus({ url: config.DATABASE_URL, pool, log });
  await bus.open();
  return bus;
}
