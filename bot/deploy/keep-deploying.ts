import { DomainError } from '#domain/errors.ts';
import type { Log } from '../context.ts';
import type { Deployment } from './deploy-commands.ts';

/** How long the next attempt waits when Discord takes no commands just now; each waits twice as long, to an hour. */
const RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 3_600_000;

interface Parts {
  deploy(): Promise<Deployment>;
  log: Log;
}

/**
 * Deploys at the bot's start. The bot lives on with the commands of before when
 * Discord refuses; when Discord is only unavailable it is asked again.
 * @returns after the first attempt, with what ends the others
 */
export async function keepDeploying({ deploy, log }: Parts): Promise<() => void> {
  let timer: NodeJS.Timeout | undefined;
  let waitMs = RETRY_MS;
  await attempt();
  return () => clearTimeout(timer);

  async function attempt(): Promise<void> {
    try {
      const { isTold, commands, guildsCleared } = await deploy();
      log.info({ commands, guildsCleared }, isTold ? 'commands deployed' : 'commands are as deployed');
    } catch (error) {
      const isPassing = error instanceof DomainError && error.kind === 'unavailable';
      log.error({ err: error, isPassing }, 'commands not deployed');
      if (!isPassing) return;
      timer = setTimeout(() => void attempt(), waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_RETRY_MS);
    }
  }
}
