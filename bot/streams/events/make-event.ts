import { type APIGuildScheduledEvent, PermissionFlagsBits, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { GuildEvent } from '#domain/streams/schedule/guild-event.entity.ts';
import type { WantedEvent } from '#domain/streams/schedule/wanted-events.ts';
import type { BotContext } from '../../context.ts';
import { failureReason } from '../../guilds/failure-reason.ts';
import { isDiscordError } from '../../is-discord-error.ts';
import { isRefused } from '../../is-refused.ts';
import { eventDetails, locationOf } from './event-details.ts';
import { type GuildLook, takeLost } from './guild-look.ts';

/**
 * The event of a row that has none. An answer that was lost has left one whose id nobody knows: it is looked for first.
 * @returns null where none can be made now: nothing begins in the past, and nothing is made twice
 */
export async function makeEvent(
  row: GuildEvent,
  wanted: WantedEvent,
  look: GuildLook,
  context: BotContext,
): Promise<APIGuildScheduledEvent | null> {
  const { guildEvents } = context;
  const found = takeLost(row, look);
  if (found) {
    await guildEvents.stands(row, found.id);
    return found;
  }
  if (wanted.phase === 'over' || wanted.startsAt <= context.now()) return null;
  try {
    demandPossible(look, context);
    if (!(await guildEvents.attempt(row, wanted, locationOf(wanted, context)))) return null;
    const event = await context.events.create(look.guild.id, eventDetails(wanted, context));
    await guildEvents.stands(row, event.id);
    return event;
  } catch (error) {
    const refusal = refusalOf(error, context);
    const reason = failureReason(refusal, context) ?? context.languages.codes.streams('events.limited');
    await guildEvents.failed(row, reason, { isCertain: isCertain(error) });
    if (refusal instanceof DomainError) look.refusal = refusal;
    throw refusal;
  }
}

/** What was refused for one is refused for all that follow: they are not asked for. */
function demandPossible({ guild, refusal }: GuildLook, { languages: { codes } }: BotContext): void {
  if (refusal) throw refusal;
  if (guild.members.me?.permissions.has(PermissionFlagsBits.CreateEvents)) return;
  throw new DomainError('unavailable', 'events_refused', codes.streams('capability.events.without'));
}

function refusalOf(error: unknown, { languages: { codes } }: BotContext): unknown {
  if (!isDiscordError(error, RESTJSONErrorCodes.MaximumNumberOfUncompletedGuildScheduledEventsReached)) return error;
  const full = new DomainError('unavailable', 'events_full', codes.streams('events.full'));
  return Object.assign(full, { cause: error });
}

/** An answer that says no; everything else may have come through. */
function isCertain(error: unknown): boolean {
  const isUnasked = error instanceof DomainError || error instanceof RateLimitError;
  return isUnasked || isRefused(error);
}
