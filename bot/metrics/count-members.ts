import type { BotContext } from '../context.ts';

const KEY = 'discord';
/** Younger than this a sample is as good as a new one. */
const FRESH_MS = 60 * 60_000;

/** Counts the guild's members if that was not done of late. A count that fails is noted and shows as a gap. */
export async function countMembers({ log, memberCounter, metrics, now }: BotContext): Promise<void> {
  const last = await metrics.lastTakenAt(KEY);
  if (last && now().getTime() - last.getTime() < FRESH_MS) return;
  try {
    const { value, query } = await memberCounter.countMembers();
    await metrics.record({ key: KEY, value, source: KEY, query });
  } catch (error) {
    // The other figures are worth showing without this one.
    const reason = error instanceof Error ? error.message : String(error);
    await metrics.failed(KEY, reason);
    log.warn({ reason }, 'members not counted');
  }
}
