import { DomainError } from '#domain/errors.ts';
import type { Announcement } from '#domain/streams/announcement.entity.ts';
import type { Stream } from '#domain/streams/stream.entity.ts';
import type { BotContext } from '../context.ts';
import { inGuildLanguage } from '../guilds/in-guild-language.ts';
import { reportOutcome } from '../guilds/report-outcome.ts';
import alerts from './alerts.capability.ts';
import { editCard } from './edit-card.ts';
import { postCard } from './post-card.ts';

/**
 * Brings every card of a stream to its present state, posting those that do not
 * stand yet. Two of these may overlap: whoever edited with an old state sees, on
 * reading again, that it is old, and edits again.
 */
export async function showStream(streamId: string, context: BotContext): Promise<void> {
  let stream = await context.streams.find(streamId);
  if (!stream) return;
  const all = await context.announcements.prepare(stream);
  for (let shown = ''; stream && shown !== stateOf(stream); stream = await context.streams.refresh(stream)) {
    shown = stateOf(stream);
    for (const announcement of all) await showOne(announcement, stream, context);
  }
}

async function showOne(announcement: Announcement, stream: Stream, given: BotContext): Promise<void> {
  const context = await inGuildLanguage(announcement.guildId, given);
  const report = (work: () => Promise<void>) => reportOutcome(alerts, announcement.guildId, context, work);
  try {
    if (announcement.messageId) await report(() => editCard(announcement, stream, context));
    else if (!stream.endedAt || announcement.attemptedAt) await report(() => postCard(announcement, stream, context));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // Staff have to change something first; trying again would not help them.
    await context.announcements.failed(announcement, error.message);
    context.log.warn({ streamId: stream.id, guildId: announcement.guildId, reason: error.message }, 'card not shown');
  }
}

/** What a card must not show wrongly for good; viewers come and go with the next edit. */
function stateOf({ lostAt, endedAt, channel }: Stream): string {
  return JSON.stringify([lostAt, endedAt, channel.title]);
}
