import type { BotContext } from '../../context.ts';
import { endOnDiscord } from './end-event.ts';
import { placeOf } from './event-details.ts';
import { type GuildLook, takeLost } from './guild-look.ts';

/**
 * Ends events of ours that stand for nothing: a second one that an answer lost for long has left, or one whose plan was
 * changed meanwhile. Rows are read anew, since another bot may have stored one after this one looked.
 */
export async function endStrays(look: GuildLook, context: BotContext): Promise<void> {
  if (look.lost.size === 0) return;
  const rows = await context.guildEvents.list(look.guild.id);
  const known = new Set(rows.map(({ eventId }) => eventId));
  for (const row of rows.filter(({ eventId, settledAt }) => !eventId && !settledAt)) takeLost(row, look);
  for (const event of look.lost) {
    if (known.has(event.id) || !placeOf(event).startsWith(`${context.publicUrl}/`)) continue;
    await endOnDiscord(event, context);
    context.log.info({ guildId: look.guild.id, eventId: event.id }, 'scheduled event of no plan ended');
  }
}
