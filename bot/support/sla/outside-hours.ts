import { TimestampStyles, time } from 'discord.js';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../../context.ts';

type Parts = Pick<BotContext, 'supportHours' | 'words' | 'now'>;

/** For who opens a ticket while nobody is there: when somebody will be. Null while somebody is, or nobody ever is. */
export async function outsideHours(
  { guildId, category }: Pick<Ticket, 'guildId' | 'category'>,
  { supportHours, words, now }: Parts,
): Promise<string | null> {
  const calendar = await supportHours.calendar({ guildId, categoryId: category.id });
  const next = calendar.nextOpening(now());
  if (!next || next <= now()) return null;
  const at = time(next, TimestampStyles.ShortDateTime);
  return words.sla('outside', { at, relative: time(next, TimestampStyles.RelativeTime) });
}
