import type { BotContext } from '../context.ts';
import type { Capability } from './capability.ts';
import { failureReason } from './failure-reason.ts';

type Reporting = Pick<BotContext, 'capabilityReports' | 'log' | 'languages'>;

/**
 * Does what a capability is for, and keeps whether it worked, for `/status` and the guild's staff. That a member
 * may not do it is no failure. @throws what the work throws
 */
export async function reportOutcome<T>(
  { key }: Pick<Capability, 'key'>,
  guildId: string,
  context: Reporting,
  work: () => Promise<T>,
): Promise<T> {
  try {
    const result = await work();
    await report(context, (reports) => reports.worked(guildId, key));
    return result;
  } catch (error) {
    const reason = failureReason(error, context);
    if (reason !== null) await report(context, (reports) => reports.failed(guildId, key, reason));
    throw error;
  }
}

/** Whether it is written down must not decide whether it works. */
async function report(
  { capabilityReports, log }: Reporting,
  write: (reports: BotContext['capabilityReports']) => Promise<void>,
): Promise<void> {
  try {
    await write(capabilityReports);
  } catch (error) {
    log.warn({ err: error }, 'outcome not reported');
  }
}
