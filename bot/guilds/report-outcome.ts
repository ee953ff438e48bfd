import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';
import type { Capability } from './capability.ts';

type Reporting = Pick<BotContext, 'capabilityReports' | 'log' | 'words'>;

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
    const reason = reasonOf(error, context);
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

/** A sentence for staff; null for what was refused to one member only. */
function reasonOf(error: unknown, { words }: Reporting): string | null {
  // It waits for its turn.
  if (error instanceof RateLimitError) return null;
  if (error instanceof DomainError) return error.kind === 'unavailable' ? error.message : null;
  if (error instanceof DiscordAPIError) {
    return words.guilds('capability.refused', { message: error.message, code: error.code });
  }
  if (error instanceof HTTPError) return words.guilds('capability.discordDown', { status: error.status });
  return words.guilds('capability.brokeOff');
}
