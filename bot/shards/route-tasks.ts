import { createHash } from 'node:crypto';
import type { BotContext, Log } from '../context.ts';
import type { BotTasks, TaskRoutes } from '../context-registry.ts';
import { guildsOf } from './guilds-of.ts';
import { shardOf } from './shard-of.ts';

/** Runs a job's payload, as the job runner calls it. */
type Handler = (payload: unknown, run: { log: Log }) => Promise<void>;

/** A job of the runner of another shard. */
export interface Forwarded {
  task: string;
  payload: unknown;
  /** The same for the same work, so that it waits there once. */
  key: string;
}

interface Parts {
  shard: { id: number; count: number };
  tasks: BotTasks;
  routes: TaskRoutes;
  context: BotContext;
  /** Shards of which jobs are left though there are fewer now. */
  goneShards: readonly number[];
  forward(job: Forwarded): Promise<void>;
}

/**
 * The durable work of one shard. Any shard's runner may take up a job, but only the
 * shard of its guild has that guild in memory, and does what is about it one thing
 * after the other: it forwards what belongs elsewhere.
 */
export function routeTasks({ shard, tasks, routes, context, goneShards, forward }: Parts): Record<string, Handler> {
  const handlers: Record<string, Handler> = { [taskOf(shard.id)]: (job, run) => here(readForwarded(job), run) };
  for (const task of Object.keys(tasks)) handlers[task] = (payload, run) => route({ task, payload }, run);
  for (const gone of goneShards) handlers[taskOf(gone)] = (job, run) => route(readForwarded(job), run);
  return handlers;

  async function route(job: Job, run: { log: Log }): Promise<void> {
    const shards = await shardsOf(job);
    for (const other of shards) if (other !== shard.id) await forward(forwarded(other, job));
    if (shards.includes(shard.id)) await perform(job, run);
  }

  /** The number of shards may have changed since it was forwarded. */
  async function here(job: Job, run: { log: Log }): Promise<void> {
    if ((await shardsOf(job)).includes(shard.id)) await perform(job, run);
    else await route(job, run);
  }

  async function perform({ task, payload }: Job, { log }: { log: Log }): Promise<void> {
    const work = Object.entries(tasks).find(([name]) => name === task)?.[1];
    // Sound because the outbox types what is written under each name.
    await work?.(payload as never, { ...context, log });
  }

  async function shardsOf({ task, payload }: Job): Promise<number[]> {
    if (shard.count === 1) return [shard.id];
    const guildIds = await guildIdsOf({ task, payload });
    const shards = guildIds.map((guildId) => shardOf(guildId, shard.count));
    return shards.length === 0 ? [shard.id] : [...new Set(shards)];
  }

  async function guildIdsOf({ task, payload }: Job): Promise<readonly string[]> {
    const route = Object.entries(routes).find(([name]) => name === task)?.[1];
    return route ? route(payload as never, context) : guildsOf(payload, context);
  }
}

interface Job {
  task: string;
  payload: unknown;
}

const PREFIX = 'shard.';

function taskOf(shard: number): string {
  return `${PREFIX}${shard}`;
}

/** The shard to whose runner a task belongs, if it is one of these. */
export function shardOfTask(task: string): number | null {
  const number = Number(task.slice(PREFIX.length));
  return task.startsWith(PREFIX) && Number.isInteger(number) ? number : null;
}

function forwarded(shard: number, job: Job): Forwarded {
  const about = createHash('sha256').update(JSON.stringify(job.payload)).digest('base64url');
  return { task: taskOf(shard), payload: job, key: `${taskOf(shard)}:${job.task}:${about}` };
}

function readForwarded(job: unknown): Job {
  if (typeof job === 'object' && job !== null && 'task' in job && 'payload' in job) {
    return { task: String(job.task), payload: job.payload };
  }
  throw new TypeError('not a forwarded job');
}
