import { type APIGuildScheduledEvent, GuildScheduledEventStatus } from 'discord.js';
import type { GuildEvent } from '#domain/streams/schedule/guild-event.entity.ts';
import type { BotContext } from '../../context.ts';

const { Active, Canceled, Completed, Scheduled } = GuildScheduledEventStatus;

/** Ends an event, and stores first that it is the bot who does. */
export async function endEvent(row: GuildEvent, event: APIGuildScheduledEvent, context: BotContext): Promise<void> {
  await context.guildEvents.withdrawn(row);
  await endOnDiscord(event, context);
}

/** What goes on is completed, what has not begun is cancelled. */
export async function endOnDiscord(
  event: APIGuildScheduledEvent,
  { events }: Pick<BotContext, 'events'>,
): Promise<void> {
  if (event.status === Active) await events.edit(event, { status: Completed });
  else if (event.status === Scheduled) await events.edit(event, { status: Canceled });
}
