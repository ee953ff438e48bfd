import { DiscordAPIError, type Guild, PermissionFlagsBits, RESTJSONErrorCodes } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../../context.ts';
import { inGuildLanguage } from '../../guilds/in-guild-language.ts';
import { reportOutcome } from '../../guilds/report-outcome.ts';
import events from './events.capability.ts';
import { endEvent, lostEvent, showEvent } from './show-event.ts';

/** Brings the scheduled events of a guild in step with the schedules: whatever was missed, this mends. */
export async function syncGuildEvents({ guildId }: { guildId: string }, given: BotContext): Promise<void> {
  const guild = given.client.guilds.cache.get(guildId);
  if (!guild) return forgetGuild(guildId, given);
  const context = await inGuildLanguage(guildId, given);
  try {
    await context.inTurn.run(`events ${guildId}`, () =>
      reportOutcome(events, guildId, context, () => syncEvents(guild, context)),
    );
  } catch (error) {
    const isRefused = error instanceof DomainError || (error instanceof DiscordAPIError && error.status < 500);
    if (!isRefused) throw error;
    // Staff have to change something first; it is tried again in ten minutes.
    context.log.warn({ guildId, reason: error.message }, 'scheduled events not in step');
  }
}

async function syncEvents(guild: Guild, context: BotContext): Promise<void> {
  const { guildEvents, words } = context;
  const [wanted, open] = [await guildEvents.listWanted(guild.id), await guildEvents.listOpen(guild.id)];
  if (wanted.length === 0 && open.length === 0) return;
  if (!guild.members.me?.permissions.has(PermissionFlagsBits.CreateEvents)) {
    throw new DomainError('unavailable', 'events_refused', words.streams('capability.events.without'));
  }
  const standing = await guild.scheduledEvents.fetch({ cache: false });
  const known = new Set(open.map(({ eventId }) => eventId));
  const ours = [...standing.values()].filter(({ creatorId }) => creatorId === context.client.user.id);
  const lost = ours.filter(({ id }) => !known.has(id));
  const names = new Set(wanted.map(({ entry, day }) => `${entry.id} ${day}`));
  for (const row of open.filter(({ entryId, day }) => !names.has(`${entryId} ${day}`))) {
    const event = row.eventId ? standing.get(row.eventId) : lostEvent(row, lost);
    if (event) await endEvent(event).catch(gone);
    await guildEvents.settled(row);
  }
  for (const each of wanted) await showEvent(each, { guild, standing, lost }, context).catch(gone);
}

/** The bot left: what stands there is the guild's affair. */
async function forgetGuild(guildId: string, { guildEvents }: BotContext): Promise<void> {
  for (const row of await guildEvents.listOpen(guildId)) await guildEvents.settled(row);
}

/** A moderator was quicker; the next look sees it. */
function gone(error: unknown): void {
  const codes: (number | string)[] = [
    RESTJSONErrorCodes.UnknownGuildScheduledEvent,
    RESTJSONErrorCodes.CannotUpdateAFinishedEvent,
  ];
  if (!(error instanceof DiscordAPIError) || !codes.includes(error.code)) throw error;
}
