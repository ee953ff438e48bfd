import { EmbedBuilder, escapeMarkdown, TimestampStyles, time } from 'discord.js';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import { describeWeek } from '#domain/support/sla/describe-week.ts';
import type { HoldingHours } from '#domain/support/sla/support-hours.ts';
import { createWorkingCalendar } from '#domain/support/sla/working-calendar.ts';
import type { BotContext } from '../../context.ts';

const SHOWN_HOLIDAYS = 12;

/** When the team is there, and whether it is. */
export function hoursEmbed(
  { hours, holidays, saidBy }: HoldingHours,
  category: TicketCategory | null,
  { words, now }: Pick<BotContext, 'words' | 'now'>,
): EmbedBuilder {
  const { sla } = words;
  const week = describeWeek(hours.week, words.language);
  const next = createWorkingCalendar(hours).nextOpening(now());
  const lines = [
    saidBy === 'nobody' ? sla('hours.always') : '',
    saidBy !== 'nobody' && week ? sla('hours.week', { hours: week, timeZone: hours.timeZone }) : '',
    week ? '' : sla('hours.never'),
    category && saidBy === 'guild' ? sla('hours.fromGuild') : '',
    next ? openSentence(next, { words, now }) : '',
  ];
  const title = category ? sla('hours.titleCategory', { category: escapeMarkdown(category.name) }) : sla('hours.title');
  const embed = new EmbedBuilder().setColor(0xf2b544).setTitle(title.slice(0, 256));
  embed.setDescription(lines.filter(Boolean).join('\n'));
  const today = now().toISOString().slice(0, 10);
  const ahead = holidays.filter(({ day }) => day >= today);
  if (ahead.length === 0) return embed;
  const shown = ahead.slice(0, SHOWN_HOLIDAYS).map(({ day, name }) => {
    return sla('hours.holiday', { day: words.day(day), name: escapeMarkdown(name) });
  });
  if (ahead.length > shown.length) shown.push(sla('hours.more', { count: ahead.length - shown.length }));
  return embed.addFields({ name: sla('hours.holidays'), value: shown.join('\n').slice(0, 1_024) });
}

function openSentence(next: Date, { words, now }: Pick<BotContext, 'words' | 'now'>): string {
  if (next <= now()) return words.sla('hours.open');
  const at = time(next, TimestampStyles.ShortDateTime);
  return words.sla('hours.next', { at, relative: time(next, TimestampStyles.RelativeTime) });
}
