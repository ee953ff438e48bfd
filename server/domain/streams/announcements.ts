import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import type { AlertChannels, AskedAlertChannel } from './alert-channels.ts';
import { filteredBy } from './alert-rule.ts';
import { type Announcement, AnnouncementSchema } from './announcement.entity.ts';
import type { Stream } from './stream.entity.ts';

/** A streamer's next card in the same alert channel waits until the one before is this old: broken encoders begin again and again. */
export const FLAP_GUARD_MS = 10 * 60_000;

const MAX_REASON = 4_000;

const LAST_POSTED = `
  select alert_channel_id as "alertChannelId", max(posted_at) as "postedAt"
  from announcement join stream on stream.id = stream_id
  where stream.channel_id = ? and stream.id <> ? and posted_at > ? group by alert_channel_id`;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  alertChannels: AlertChannels;
}

/** What a card says now. */
export interface Shown {
  hash: string;
  pictureAt: Date | null;
}

/**
 * The cards that tell guilds of streams. Each step is stored before the next is
 * taken, so that whoever goes on after a crash knows what may have happened. Steps of
 * different cards may be taken at once: each is a statement of its own.
 */
export class Announcements {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #alertChannels: AlertChannels;

  constructor({ em, clock, outbox, alertChannels }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#alertChannels = alertChannels;
  }

  /**
   * One announcement for each alert channel of each guild, made on first call: to be posted, or with the reason why
   * not. While the stream is live, what filters keep away is asked again: its title may be another.
   */
  async prepare(stream: Stream): Promise<Announcement[]> {
    const asked = await this.#alertChannels.listFor(stream.channel);
    const known = new Map((await this.list(stream.id)).map((each) => [each.alertChannelId, each]));
    const unknown = asked.filter(
      ({ alertChannel }) => !known.has(alertChannel.textChannelId) && existed(alertChannel, stream),
    );
    if (!stream.endedAt) await this.#askAgain(stream, asked, known);
    if (unknown.length === 0) return [...known.values()];
    await this.#decide(stream, unknown);
    return this.list(stream.id);
  }

  list(streamId: string): Promise<Announcement[]> {
    return this.#em.find(AnnouncementSchema, { stream: streamId }, { orderBy: { id: 'asc' } });
  }

  find(announcementId: string): Promise<Announcement | null> {
    return this.#em.findOne(
      AnnouncementSchema,
      { id: announcementId },
      { populate: ['stream.channel.owner'], refresh: true },
    );
  }

  /** The same announcement as it is now, with what others have written since. */
  refresh({ id }: Announcement): Promise<Announcement | null> {
    return this.#em.findOne(AnnouncementSchema, { id }, { refresh: true });
  }

  attempted(announcement: Announcement): Promise<void> {
    return this.#write(announcement, { attemptedAt: this.#clock.now() });
  }

  /** The card stands; whether guilds that follow get it too is another's work. */
  async posted(announcement: Announcement, messageId: string, { hash, pictureAt }: Shown): Promise<void> {
    const now = this.#clock.now();
    const changes = {
      messageId,
      postedAt: now,
      shownAt: now,
      shownHash: hash,
      pictureAt,
      failure: null,
      failedAt: null,
    };
    const isCrossposted = await this.#isCrossposted(announcement);
    if (!isCrossposted) return this.#write(announcement, changes);
    await this.#em.fork().transactional(async (em) => {
      await em.nativeUpdate(AnnouncementSchema, { id: announcement.id }, changes);
      await this.#outbox.add(em, 'announcement.crosspost', { announcementId: announcement.id });
    });
    Object.assign(announcement, changes);
  }

  shown(announcement: Announcement, { hash, pictureAt }: Shown): Promise<void> {
    const shownAt = this.#clock.now();
    return this.#write(announcement, { shownHash: hash, shownAt, pictureAt, failure: null, failedAt: null });
  }

  deleted(announcement: Announcement): Promise<void> {
    return this.#write(announcement, { deletedAt: this.#clock.now() });
  }

  /** Messages were deleted in Discord. Those that were cards, and that the bot did not take away itself, never come back. */
  async messagesDeleted(messageIds: string[]): Promise<number> {
    return this.#em.nativeUpdate(
      AnnouncementSchema,
      { messageId: { $in: messageIds }, deletedAt: null, removedAt: null },
      { deletedAt: this.#clock.now() },
    );
  }

  /** The bot takes the card away. Stored before Discord is told, so that the deletion is not taken for a moderator's. */
  removed(announcement: Announcement): Promise<void> {
    return this.#write(announcement, { removedAt: this.#clock.now() });
  }

  /** The stream had ended before a card could be posted. */
  missed(announcement: Announcement): Promise<void> {
    return this.#write(announcement, { missedAt: this.#clock.now() });
  }

  /** @param reason words for the guild's staff as they are kept */
  failed(announcement: Announcement, reason: string): Promise<void> {
    return this.#write(announcement, { failure: reason.slice(0, MAX_REASON), failedAt: this.#clock.now() });
  }

  crossposted(announcement: Announcement): Promise<void> {
    return this.#write(announcement, { crosspostedAt: this.#clock.now(), crosspostFailure: null });
  }

  /** @param reason words for the guild's staff as they are kept */
  crosspostFailed(announcement: Announcement, reason: string): Promise<void> {
    return this.#write(announcement, { crosspostFailure: reason.slice(0, MAX_REASON) });
  }

  /** The stream's cards are to be brought up to date once more, at a time that Discord named. */
  showAgain({ id, stream }: Announcement, runAt: Date): Promise<void> {
    const key = `card ${id} again`;
    return this.#outbox.add(this.#em, 'stream.changed', { streamId: stream.id }, { runAt, key });
  }

  crosspostAgain({ id }: Announcement, runAt: Date): Promise<void> {
    const key = `crosspost ${id}`;
    return this.#outbox.add(this.#em, 'announcement.crosspost', { announcementId: id }, { runAt, key });
  }

  /** How many cards of live streams stand in the same text channel: Discord counts edits of old messages for all of them. */
  countLiveCards(alertChannelId: string): Promise<number> {
    return this.#em.count(AnnouncementSchema, {
      alertChannelId,
      messageId: { $ne: null },
      deletedAt: null,
      stream: { endedAt: null },
    });
  }

  async #decide(stream: Stream, asked: AskedAlertChannel[]): Promise<void> {
    const now = this.#clock.now();
    const held = await this.#listHeld(stream, now);
    await this.#em.fork().transactional(async (em) => {
      const rows = asked.map(({ alertChannel, streamer }) => ({
        stream: stream.id,
        guildId: alertChannel.guildId,
        alertChannelId: alertChannel.textChannelId,
        decidedAt: now,
        filteredBy: filteredBy(alertChannel, stream.channel, streamer !== undefined),
        heldUntil: held.get(alertChannel.textChannelId) ?? null,
        missedAt: stream.endedAt ? now : null,
      }));
      await em.upsertMany(AnnouncementSchema, rows, {
        onConflictFields: ['stream', 'alertChannelId'],
        onConflictAction: 'ignore',
      });
      for (const [alertChannelId, runAt] of held) {
        const key = `card of ${stream.id} in ${alertChannelId}`;
        await this.#outbox.add(em, 'stream.changed', { streamId: stream.id }, { runAt, key });
      }
    });
  }

  /** Until when alert channels wait for the streamer's next card. */
  async #listHeld(stream: Stream, now: Date): Promise<Map<string, Date>> {
    if (stream.endedAt) return new Map();
    const since = new Date(now.getTime() - FLAP_GUARD_MS);
    const rows = await this.#em.execute<{ alertChannelId: string; postedAt: string | Date }[]>(LAST_POSTED, [
      stream.channel.id,
      stream.id,
      since,
    ]);
    return new Map(
      rows.map(({ alertChannelId, postedAt }) => [
        alertChannelId,
        new Date(new Date(postedAt).getTime() + FLAP_GUARD_MS),
      ]),
    );
  }

  async #askAgain(stream: Stream, asked: AskedAlertChannel[], known: Map<string, Announcement>): Promise<void> {
    for (const { alertChannel, streamer } of asked) {
      const announcement = known.get(alertChannel.textChannelId);
      if (!announcement?.filteredBy) continue;
      const rule = filteredBy(alertChannel, stream.channel, streamer !== undefined);
      if (rule === announcement.filteredBy) continue;
      await this.#write(announcement, { filteredBy: rule, decidedAt: this.#clock.now() });
    }
  }

  async #isCrossposted({ guildId, alertChannelId }: Announcement): Promise<boolean> {
    const alertChannel = await this.#alertChannels.find({ guildId, textChannelId: alertChannelId });
    return alertChannel?.isCrossposted ?? false;
  }

  async #write(announcement: Announcement, changes: Partial<Announcement>): Promise<void> {
    await this.#em.nativeUpdate(AnnouncementSchema, { id: announcement.id }, changes);
    Object.assign(announcement, changes);
  }
}

/** What was set up after a stream was over has nothing to say about it. */
function existed({ createdAt }: { createdAt: Date }, { endedAt }: Stream): boolean {
  return !endedAt || createdAt < endedAt;
}
