import { escapeMarkdown, TimestampStyles, time } from 'discord.js';
import type { PlannedStream } from '#domain/streams/schedule/planned-streams.ts';
import type { BotWords } from '../../words.ts';

/** A planned stream on a line, in the reader's own time. */
export function plannedText({ entry, startsAt, isSkipped }: PlannedStream, words: BotWords): string {
  const values = { title: escapeMarkdown(entry.title), at: time(startsAt, TimestampStyles.LongDateTime) };
  if (isSkipped) return words.streams('schedule.skippedLine', values);
  return words.streams(entry.isWeekly ? 'schedule.weeklyLine' : 'schedule.onceLine', values);
}
