import type { Announcement } from '#domain/streams/announcement.entity.ts';
import type { Stream } from '#domain/streams/stream.entity.ts';
import type { BotContext } from '../context.ts';
import { reportOutcome } from '../guilds/report-outcome.ts';
import alerts from './alerts.capability.ts';
import { editCard } from './edit-card.ts';
import { findCard, postCard } from './post-card.ts';
import { removeCard } from './remove-card.ts';

interface Reporting {
  context: BotContext;
  report(work: () => Promise<void>): Promise<void>;
}

/** Brings one card to its stream's present state, as its alert channel wants it. */
export async function showCard(announcement: Announcement, stream: Stream, context: BotContext): Promise<void> {
  const report = (work: () => Promise<void>) => reportOutcome(alerts, announcement.guildId, context, work);
  if (announcement.deletedAt || announcement.missedAt) return;
  if (!announcement.messageId) await standCard(announcement, stream, { context, report });
  if (!announcement.messageId) return;

  const { guildId, alertChannelId: textChannelId } = announcement;
  const alertChannel = await context.alertChannels.find({ guildId, textChannelId });
  const endMode = alertChannel?.endMode ?? 'edit';
  if (stream.endedAt && endMode === 'delete') return report(() => removeCard(announcement, context));
  if (endMode === 'leave' && (stream.lostAt || stream.endedAt)) return;
  await report(() => editCard(announcement, stream, context));
}

/** Posts the card if its time has come. */
async function standCard(announcement: Announcement, stream: Stream, { context, report }: Reporting): Promise<void> {
  const { filteredBy, heldUntil, attemptedAt } = announcement;
  if (stream.endedAt) {
    const isExpected = !filteredBy && !announcement.failedAt && !heldUntil;
    if (attemptedAt || isExpected) await report(() => findCard(announcement, stream, context));
    return;
  }
  const isHeld = heldUntil && heldUntil > context.now();
  if (attemptedAt || (!filteredBy && !isHeld)) await report(() => postCard(announcement, stream, context));
}
