import type { Domain } from '#domain/domain.ts';
import type { MemberCounter } from '#domain/metrics/member-counter.ts';

/** The part of a pino logger that jobs use. */
export interface Log {
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
}

/** What a job works with. */
export interface JobContext extends Domain {
  log: Log;
  now(): Date;
  memberCounter: MemberCounter;
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
