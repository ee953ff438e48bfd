import { SourceError } from '#domain/metrics/source-error.ts';
import type { BotContext } from '../context.ts';
import { reportOutcome } from '../guilds/report-outcome.ts';
import members from './members.capability.ts';

const SOURCE = 'discord';
/** Younger than this a sample is as good as a new one. */
const FRESH_MS = 60 * 60_000;

/** Counts the guild's members if that was not done of late. A count that fails is noted and shows as a gap. */
export async function countMembers(context: BotContext): Promise<void> {
  const { log, metrics, metricSources, now } = context;
  const last = await metrics.lastTakenAt(SOURCE);
  if (last && now().getTime() - last.getTime() < FRESH_MS) return;
  try {
    const value = await memberCount(context);
    const query = `GET /guilds/${context.homeGuildId}?with_counts=true`;
    await metricSources.record(SOURCE, [{ key: SOURCE, value, query }], now());
  } catch (error) {
    // The other figures are worth showing without this one.
    const reason = error instanceof Error ? error.message : String(error);
    await metricSources.failed(SOURCE, reason);
    log.warn({ reason }, 'members not counted');
  }
}

async function memberCount(context: BotContext): Promise<number> {
  const { client, homeGuildId } = context;
  if (homeGuildId === null)
    throw new SourceError('the bot is in several guilds: DISCORD_PUBLIC_GUILD_ID must name one');
  return reportOutcome(members, homeGuildId, context, async () => {
    const guild = await client.guilds.fetch({ guild: homeGuildId, withCounts: true, force: true });
    if (guild.approximateMemberCount === null) throw new SourceError('Discord gave no number of members');
    return guild.approximateMemberCount;
  });
}
