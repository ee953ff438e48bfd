import { DiscordAPIError, type Guild, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import { counterName } from '#domain/metrics/guilds/counter-text.ts';
import type { GuildCounter } from '#domain/metrics/guilds/guild-counter.entity.ts';
import type { BotContext } from '../../context.ts';
import { reportOutcome } from '../../guilds/report-outcome.ts';
import { isDiscordError } from '../../is-discord-error.ts';
import { counterValue } from './counter-value.ts';
import capability from './counters.capability.ts';

/** Brings the counters of a guild up to date: each on its own, so that one that fails stops no other. */
export async function showCounters(guild: Guild, context: BotContext): Promise<void> {
  for (const counter of await context.guildCounters.list(guild.id)) await showCounter(counter, guild, context);
}

async function showCounter(counter: GuildCounter, guild: Guild, context: BotContext): Promise<void> {
  const value = await counterValue(counter.counts, guild, context);
  if (value === null) return;
  const name = counterName(counter.template, value);
  if (!(await context.guildCounters.claim(counter, name))) return;
  try {
    await reportOutcome(capability, guild.id, context, () => rename(counter, name, context));
  } catch (error) {
    // Kept with the counter, and tried again in ten minutes with what is known then.
    context.log.warn({ err: error, guildId: guild.id, channelId: counter.channelId }, 'counter not shown');
  }
}

async function rename(
  counter: GuildCounter,
  name: string,
  { guildCounters, languages, log, renames }: BotContext,
): Promise<void> {
  try {
    await renames.rename(counter.channelId, name);
    await guildCounters.took(counter, name);
  } catch (error) {
    if (isDiscordError(error, RESTJSONErrorCodes.UnknownChannel)) {
      await guildCounters.remove(counter.guildId, counter.channelId);
      log.info({ guildId: counter.guildId }, 'counter removed: its channel was deleted');
      return;
    }
    const reason = reasonOf(error, languages.codes);
    await guildCounters.failed(counter, reason);
    throw error instanceof RateLimitError ? new DomainError('unavailable', 'counter_too_often', reason) : error;
  }
}

function reasonOf(error: unknown, codes: BotContext['words']): string {
  if (error instanceof RateLimitError) return codes.metrics('counter.tooOften');
  if (!(error instanceof DiscordAPIError)) return codes.metrics('counter.broke');
  if (error.status === 403) return codes.metrics('counter.forbidden');
  return codes.metrics('counter.refused', { message: error.message });
}
