/**
 * The operator's tool: `npm run -s admin -- COMMAND …`, JSON on stdout.
 *
 * Exit status: 0 done; 1 refused (stderr says why); 2 a command line that makes no sense.
 */
import { parseArgs } from 'node:util';
import { systemClock } from '#domain/clock.ts';
import { DomainError } from '#domain/errors.ts';
import { ConfigError } from '#platform/config.ts';
import { type AdminCommand, type AdminInput, UsageError } from './admin/admin-command.ts';
import { createChannel } from './admin/create-channel.ts';
import { createUser } from './admin/create-user.ts';
import { deployCommands } from './admin/deploy-commands.ts';
import { emoteCommands } from './admin/emote-commands.ts';
import { exportTickets } from './admin/export-tickets.ts';
import { forgetMember } from './admin/forget-member.ts';
import { importFigures } from './admin/import-figures.ts';
import { importLedger } from './admin/import-ledger.ts';
import { importPlausible } from './admin/import-plausible.ts';
import { importSubscriptions } from './admin/import-subscriptions.ts';
import { importTickets } from './admin/import-tickets.ts';
import { ledgerAdd } from './admin/ledger-add.ts';
import { ledgerCorrect } from './admin/ledger-correct.ts';
import { ledgerCover } from './admin/ledger-cover.ts';
import { ledgerList } from './admin/ledger-list.ts';
import { mailCommands } from './admin/mail-commands.ts';
import { metricCommands } from './admin/metric-commands.ts';
import { metricSources } from './admin/metric-sources.ts';
import { mrr } from './admin/mrr.ts';
import { recordFinance } from './admin/record-finance.ts';
import { recordMetric } from './admin/record-metric.ts';
import { roleCommands } from './admin/role-commands.ts';
import { rotateStreamKey } from './admin/rotate-stream-key.ts';
import { sample } from './admin/sample.ts';
import { signInLink } from './admin/sign-in-link.ts';
import { statement } from './admin/statement.ts';
import { supportMailCommands } from './admin/support-mail-commands.ts';
import { syncHosting } from './admin/sync-hosting.ts';
import { trafficCommand } from './admin/traffic.ts';
import { completeEnvironment } from './start/complete-environment.ts';
import { playedEnvironment } from './start/played-environment.ts';
import { type Opened, withDomain } from './with-domain.ts';

const COMMANDS: AdminCommand[] = [
  createUser,
  createChannel,
  rotateStreamKey,
  signInLink,
  ...roleCommands,
  recordMetric,
  sample,
  metricSources,
  ...metricCommands,
  recordFinance,
  importFigures,
  importLedger,
  importSubscriptions,
  mrr,
  ledgerAdd,
  ledgerCorrect,
  ledgerCover,
  ledgerList,
  statement,
  syncHosting,
  deployCommands,
  ...emoteCommands,
  forgetMember,
  ...mailCommands,
  ...supportMailCommands,
  trafficCommand,
  importPlausible,
  exportTickets,
  importTickets,
];
const REFUSED = 1;
const MISUSED = 2;

if (import.meta.main) process.exitCode = await runAdmin(process.argv.slice(2), process.env, console);

/** Where the command's result and its complaints go, a line at a time. */
interface Output {
  log(line: string): void;
  error(line: unknown): void;
}

/** Runs one command line. @returns the exit status */
export async function runAdmin(args: string[], given: NodeJS.ProcessEnv, output: Output): Promise<number> {
  const command = COMMANDS.find(({ name }) => `${args.join(' ')} `.startsWith(`${name} `));
  try {
    if (!command) throw new UsageError(args.length === 0 ? 'say what to do' : `unknown command "${args[0]}"`);
    const line = parseLine(command, args.slice(command.name.split(' ').length));
    const own = completeEnvironment(given);
    const env = command.isAskingOutside ? { ...own, ...(await playedEnvironment(own)) } : own;
    const result = await withDomain(env, (opened) =>
      runOn(opened, command, { ...line, tell: (told) => output.error(told) }),
    );
    output.log(JSON.stringify(result, null, 2));
    return 0;
  } catch (error) {
    return explain(error, command, output);
  }
}

function parseLine(command: AdminCommand, args: string[]): Pick<AdminInput, 'positionals' | 'values'> {
  try {
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options: command.options ?? {} });
    const { positionals: least, optionalPositionals = 0 } = command;
    if (positionals.length < least || positionals.length > least + optionalPositionals)
      throw new UsageError(
        `expected ${least}${optionalPositionals ? ` to ${least + optionalPositionals}` : ''} word(s) after ${command.name}`,
      );
    return {
      positionals,
      values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value].flat().at(-1)])),
    };
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

function runOn(
  { config, database, domain }: Opened,
  command: AdminCommand,
  line: Pick<AdminInput, 'positionals' | 'values' | 'tell'>,
): Promise<object> {
  return database.unitOfWork(() =>
    command.run({
      ...line,
      domain,
      publicUrl: config.PUBLIC_URL,
      rtmpUrl: config.RTMP_URL,
      timeZone: config.GLIMCAP_TIMEZONE,
      sources: config,
      plausible: config,
      now: systemClock.now,
    }),
  );
}

function explain(error: unknown, command: AdminCommand | undefined, output: Output): number {
  if (error instanceof UsageError) {
    output.error(error.message);
    for (const { usage } of command ? [command] : COMMANDS) output.error(`usage: admin ${usage}`);
    return MISUSED;
  }
  if (error instanceof ConfigError) for (const problem of error.problems) output.error(problem);
  else output.error(error instanceof DomainError ? error.message : error);
  return REFUSED;
}
