import { DiscordAPIError, type Guild, PermissionFlagsBits, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { GuildEvent } from '#domain/streams/schedule/guild-event.entity.ts';
import type { BotContext } from '../../context.ts';
import { inGuildLanguage } from '../../guilds/in-guild-language.ts';
import { reportOutcome } from '../../guilds/report-outcome.ts';
import { isRefused } from '../../is-refused.ts';
import { endEvent } from './end-event.ts';
import { endStrays } from './end-strays.ts';
import events from './events.capability.ts';
import { type GuildLook, takeLost } from './guild-look.ts';
import { showEvent } from './show-event.ts';

/** Brings the scheduled events of a guild in step with the schedules: whatever was missed, this mends. */
export async function syncGuildEvents({ guildId }: { guildId: string }, given: BotContext): Promise<void> {
  const guild = given.client.guilds.cache.get(guildId);
  if (!guild) return forgetGuild(guildId, given);
  // While Discord has an outage there, nothing is known of it; the next look comes in ten minutes.
  if (!guild.available) return;
  const context = await inGuildLanguage(guildId, given);
  try {
    await context.inTurn.run(`events ${guildId}`, () =>
      reportOutcome(events, guildId, context, () => syncEvents(guild, context)),
    );
  } catch (error) {
    if (error instanceof RateLimitError) return waitForDiscord(error, guildId, context);
    if (!isForStaff(error)) throw error;
    // Staff have to change something first; it is tried again in ten minutes.
    context.log.warn({ guildId, reason: error.message }, 'scheduled events not in step');
  }
}

async function syncEvents(guild: Guild, context: BotContext): Promise<void> {
  const { guildEvents, languages } = context;
  const [wanted, open] = [await guildEvents.listWanted(guild.id), await guildEvents.listOpen(guild.id)];
  if (wanted.length === 0 && open.length === 0) return;
  const mayKeep = [PermissionFlagsBits.CreateEvents, PermissionFlagsBits.ManageEvents];
  if (!guild.members.me?.permissions.any(mayKeep)) {
    throw new DomainError('unavailable', 'events_refused', languages.codes.streams('capability.events.without'));
  }
  const look = await lookAt(guild, open, context);
  const names = new Set(wanted.map(({ entry, day }) => `${entry.id} ${day}`));
  const unwanted = open.filter(({ entryId, day }) => !names.has(`${entryId} ${day}`));
  await all([
    ...unwanted.map((row) => () => withdraw(row, look, context)),
    ...wanted.map((each) => () => showEvent(each, look, context)),
    () => endStrays(look, context),
  ]);
}

async function lookAt(guild: Guild, open: GuildEvent[], { client, events }: BotContext): Promise<GuildLook> {
  const standing = new Map((await events.list(guild.id)).map((event) => [event.id, event]));
  const known = new Set(open.map(({ eventId }) => eventId));
  const ours = [...standing.values()].filter(({ creator_id }) => creator_id === client.user.id);
  return { guild, standing, lost: new Set(ours.filter(({ id }) => !known.has(id))) };
}

/** Ends what is not wanted any more, and forgets it: it may be wanted again. */
async function withdraw(row: GuildEvent, look: GuildLook, context: BotContext): Promise<void> {
  const { guildEvents } = context;
  const event = row.eventId ? look.standing.get(row.eventId) : takeLost(row, look);
  if (event) await endEvent(row, event, context);
  else if (guildEvents.mayAppear(row)) return guildEvents.lookAgain(row.guildId, context.now());
  if (event || !row.eventId || row.withdrawnAt) return guildEvents.forget(row);
  await guildEvents.settled(row);
}

/** One after the other. What Discord refuses holds up no other, and is thrown when these are done. */
async function all(works: (() => Promise<void>)[]): Promise<void> {
  const failed: unknown[] = [];
  for (const work of works) {
    try {
      await work();
    } catch (error) {
      if (isGone(error)) continue;
      if (!isForStaff(error) && !(error instanceof RateLimitError)) throw error;
      failed.push(error);
    }
  }
  // What waits for its turn is done then, and what staff have to mend is looked at again, too.
  const first = failed.find((error) => error instanceof RateLimitError) ?? failed[0];
  if (first) throw first;
}

async function waitForDiscord({ retryAfter }: RateLimitError, guildId: string, context: BotContext): Promise<void> {
  await context.guildEvents.lookAgain(guildId, new Date(context.now().getTime() + retryAfter));
  context.log.info({ guildId, retryAfter }, 'scheduled events wait for Discord');
}

/** The bot left: what stands there is the guild's affair, and known again by its place and start if the bot comes back. */
async function forgetGuild(guildId: string, { guildEvents }: BotContext): Promise<void> {
  for (const row of await guildEvents.listOpen(guildId)) await guildEvents.forget(row);
}

function isForStaff(error: unknown): error is Error {
  return error instanceof DomainError || isRefused(error);
}

/** A moderator was quicker; the next look sees it. */
function isGone(error: unknown): boolean {
  const codes: (number | string)[] = [
    RESTJSONErrorCodes.UnknownGuildScheduledEvent,
    RESTJSONErrorCodes.CannotUpdateAFinishedEvent,
  ];
  return error instanceof DiscordAPIError && codes.includes(error.code);
}
