/**
 * The bot within the test's own process: the real discord.js client against a sandbox, every handler of the
 * registry, and a database of its own. Durable work runs when the test says so, which makes a crash a failed run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, Events } from 'discord.js';
import { renderChart } from '#platform/charts/render-chart.ts';
import { noHelp } from '#platform/help/no-help.ts';
import { ProcessLease } from '#platform/process-lease.ts';
import { createClient, PRIVILEGED_INTENTS } from '../../bot/client.ts';
import type { BotContext } from '../../bot/context.ts';
import { deployCommands } from '../../bot/deploy/deploy-commands.ts';
import { deployRest } from '../../bot/deploy/deploy-rest.ts';
import { adoptGuild } from '../../bot/guilds/adopt-guild.ts';
import { createLanguages } from '../../bot/languages.ts';
import { registry as ourRegistry, type Registry, tasks } from '../../bot/registry.ts';
import { openSession, type Session } from '../../bot/session.ts';
import { systemClock } from '../../sandbox/discord/clock.ts';
import { QUICK } from '../../sandbox/discord/testing/quick.ts';
import { startTestSandbox, type TestSandbox, TOKEN } from '../../sandbox/discord/testing/test-sandbox.ts';
import { silentLog } from './database.ts';
import { openTestDomain, type TestDomain } from './domain.ts';
import { GlimcapGuild } from './glimcap-guild.ts';

export interface GuildBot {
  domain: TestDomain;
  sandbox: TestSandbox;
  guild: GlimcapGuild;
  /** What handlers work with. */
  bot: BotContext;
  /** Does the bot's durable work until none is left. What fails stays in the queue, as a crash would leave it. */
  work(): Promise<void>;
  /** Another session in place of the first: nothing is in its memory. Meanwhile, something may happen. */
  restart(meanwhile?: () => Promise<void>, options?: { isPrivileged: boolean }): Promise<void>;
  /** Time goes on, for us and for Discord: it forgets nonces after a few minutes. */
  passTime(minutes: number): void;
  close(): Promise<void>;
}

export const PUBLIC_URL = 'http://glim.example';
/** What every stream looks like. */
export const PICTURE = Buffer.from('a picture');

/** Opens everything; the domain's clock shows the real time, as Discord's ids do. */
export async function openGuildBot({ registry = ourRegistry, helpLibrary = noHelp } = {}): Promise<GuildBot> {
  const system = systemClock();
  let aheadMs = 0;
  const clock = { ...system, now: () => system.now() + aheadMs };
  const opening = [openTestDomain({ helpLibrary }), startTestSandbox({ ...QUICK, clock })] as const;
  const [domain, sandbox] = await Promise.all(opening);
  domain.clock.set(new Date().toISOString());
  const attachmentDir = mkdtempSync(join(tmpdir(), 'glim-bot-'));
  const now = () => new Date(clock.now());
  // Of no kind that anything asks for.
  const lease = new ProcessLease({ pool: domain.database.pool, kind: 'test', log: silentLog });
  await lease.open();
  let session = await startSession({ domain, sandbox, lease, registry, attachmentDir, now, isPrivileged: true });

  return {
    domain,
    sandbox,
    guild: new GlimcapGuild(sandbox.control),
    get bot() {
      return session.context;
    },
    async work() {
      for (let job = await nextJob(domain); job; job = await nextJob(domain)) {
        const { id, run } = job;
        await domain.database.unitOfWork(() => run(session.context));
        await domain.database.pool.query('select graphile_worker.complete_jobs(array[$1::bigint])', [id]);
      }
    },
    async restart(meanwhile = async () => undefined, options = { isPrivileged: true }) {
      await session.close();
      await meanwhile();
      session = await startSession({ domain, sandbox, lease, registry, attachmentDir, now, ...options });
    },
    passTime(minutes) {
      aheadMs += minutes * 60_000;
      domain.clock.advance({ minutes });
    },
    async close() {
      await session.close();
      await sandbox.close();
      await lease.close();
      await domain.close();
      rmSync(attachmentDir, { recursive: true, force: true });
    },
  };
}

interface Parts extends Pick<GuildBot, 'domain' | 'sandbox'> {
  lease: ProcessLease;
  registry: Registry;
  attachmentDir: string;
  now(): Date;
  isPrivileged: boolean;
}

async function startSession({ domain, sandbox, isPrivileged, ...parts }: Parts): Promise<Session> {
  const { unitOfWork } = domain.database;
  const { url } = sandbox.sandbox;
  const discord = { apiBase: `${url}/api`, cdnBase: `${url}/cdn`, mediaBase: `${url}/media`, token: TOKEN };
  const connecting = createClient({ ...discord, privileged: isPrivileged ? PRIVILEGED_INTENTS : [] });
  const ready = new Promise<Client<true>>((resolve) => connecting.once(Events.ClientReady, resolve));
  await connecting.login(TOKEN);
  const session = await openSession({
    ...{ client: await ready, domain, unitOfWork, log: silentLog, discord, ...parts },
    languages: createLanguages(),
    publicUrl: PUBLIC_URL,
    homeGuildId: sandbox.sandbox.guildId,
    isHere: () => true,
    readPicture: async () => PICTURE,
    renderChart: drawnOnce(),
    prepareHome: adoptGuild,
    soonMs: 50,
  });
  const deployments = domain.commandDeployments;
  await unitOfWork(() => deployCommands({ rest: deployRest(discord), registry: parts.registry, deployments }));
  return session;
}

/** Drafts that differ in their texts have the same charts. */
function drawnOnce(): BotContext['renderChart'] {
  const drawn = new Map<string, Promise<Buffer>>();
  return (spec) => {
    const key = JSON.stringify(spec);
    const known = drawn.get(key) ?? renderChart(spec);
    drawn.set(key, known);
    return known;
  };
}

interface Job {
  id: string;
  run(context: BotContext): Promise<void>;
}

/** The oldest job that is the bot's. */
async function nextJob({ database }: TestDomain): Promise<Job | null> {
  const { rows } = await database.pool.query(
    `select jobs.id, jobs.task_identifier as task, private.payload
     from graphile_worker.jobs join graphile_worker._private_jobs private using (id)
     where jobs.task_identifier = any($1) and jobs.run_at <= now() order by private.id limit 1`,
    [Object.keys(tasks)],
  );
  const [row] = rows;
  if (!row) return null;
  // Sound because the outbox types what is written under each name.
  const run = tasks[row.task as keyof typeof tasks] as (payload: never, context: BotContext) => Promise<void>;
  return { id: row.id, run: (context) => run(row.payload as never, context) };
}
