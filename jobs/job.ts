import type { Domain } from '#domain/domain.ts';
import type { HostingSettings } from '#domain/finance/hosting-settings.ts';
import type { Mailer } from '#domain/mailer.ts';
import type { JsonReader } from '#domain/metrics/json-reader.ts';
import type { SourceSettings } from '#domain/metrics/source-list.ts';

/** The part of a pino logger that jobs use. */
export interface Log {
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
}

/** What a job works with. */
export interface JobContext extends Domain {
  log: Log;
  now(): Date;
  /** Asks the services outside. */
  http: JsonReader;
  /** What is needed to ask them. */
  settings: SourceSettings & HostingSettings;
  /** Null where no mail is sent. */
  mailer: Mailer | null;
  /** Where the web pages are, without a slash at the end. */
  publicUrl: string;
  /** Where weeks and months are cut. */
  timeZone: string;
  /** Where files are kept. */
  dataDir: string;
  /** For a scheduled job: the minute it was due. */
  scheduledAt: Date;
}

/** Work that the clock causes. It may run twice, and late: after an outage, once for all the times missed. */
export interface Job {
  name: string;
  /** Five cron fields. */
  schedule: string;
  /** The zone in which the fields are read; UTC when absent. */
  timezone?: string;
  run(context: JobContext): Promise<void>;
}

/** Durable work that a change caused: see `OutboxTasks`. It may run twice. */
export interface Task<Payload> {
  run(payload: Payload, context: Omit<JobContext, 'scheduledAt'>): Promise<void>;
}
