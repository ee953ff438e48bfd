import type { EntityManager } from '@mikro-orm/postgresql';
import type { Channel } from '../channels/channel.entity.ts';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import { GuildSettingsSchema } from '../guilds/guild-settings.entity.ts';
import type { Outbox } from '../outbox.ts';
import { type AlertChannel, AlertChannelSchema } from './alert-channel.entity.ts';
import { type AlertStreamer, AlertStreamerSchema } from './alert-streamer.entity.ts';
import { requestGuildEvents } from './schedule/request-guild-events.ts';

/** Discord has 500 text channels a guild; so many cards of one stream are enough. */
const ALERT_CHANNELS_MAX = 25;
const STREAMERS_MAX = 200;

/** What staff choose for an alert channel. */
export type AlertChoices = Partial<Omit<AlertChannel, 'id' | 'guildId' | 'textChannelId' | 'createdAt'>>;

/** An alert channel by Discord's ids. */
export interface AlertPlace {
  guildId: string;
  textChannelId: string;
}

/** An alert channel as one stream meets it. */
export interface AskedAlertChannel {
  alertChannel: AlertChannel;
  /** Set where its streamer was chosen for it. */
  streamer: AlertStreamer | undefined;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

/** The text channels that hear of streams, and of which. With every choice the guild's scheduled events follow. */
export class AlertChannels {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  /** A guild's, in the order in which they were added. */
  list(guildId: string): Promise<AlertChannel[]> {
    return this.#em.find(AlertChannelSchema, { guildId }, { orderBy: { id: 'asc' } });
  }

  find(place: AlertPlace): Promise<AlertChannel | null> {
    return this.#em.findOne(AlertChannelSchema, pick(place));
  }

  /** @throws DomainError not_found `alert_channel_unknown` */
  async get(place: AlertPlace): Promise<AlertChannel> {
    const found = await this.find(place);
    if (found) return found;
    throw new DomainError('not_found', 'alert_channel_unknown', 'That channel gets no alerts yet. Add it first.');
  }

  /** @throws DomainError conflict `alert_channel_exists`, `alert_channels_full` */
  async add(place: AlertPlace, choices: AlertChoices = {}): Promise<AlertChannel> {
    return this.#em.transactional(async (em) => {
      await lockGuild(em, place.guildId);
      const all = await em.find(AlertChannelSchema, { guildId: place.guildId });
      if (all.some(({ textChannelId }) => textChannelId === place.textChannelId)) {
        throw new DomainError('conflict', 'alert_channel_exists', 'That channel already gets alerts.');
      }
      if (all.length >= ALERT_CHANNELS_MAX) {
        const sentence = `A guild has ${ALERT_CHANNELS_MAX} alert channels at most.`;
        throw new DomainError('conflict', 'alert_channels_full', sentence, { max: ALERT_CHANNELS_MAX });
      }
      const added = em.create(AlertChannelSchema, { ...pick(place), ...choices, createdAt: this.#clock.now() });
      await em.flush();
      const settings = await em.findOne(GuildSettingsSchema, { guildId: place.guildId }, { refresh: true });
      if (settings && !settings.alertChannelId) settings.alertChannelId = place.textChannelId;
      await requestGuildEvents(em, this.#outbox, place.guildId);
      return added;
    });
  }

  /** @throws DomainError not_found `alert_channel_unknown` */
  async edit(place: AlertPlace, choices: AlertChoices): Promise<AlertChannel> {
    const alertChannel = await this.get(place);
    await this.#em.transactional(async (em) => {
      em.assign(alertChannel, choices);
      await em.flush();
      await requestGuildEvents(em, this.#outbox, place.guildId);
    });
    return alertChannel;
  }

  /**
   * Cards that stand there stay as they are.
   * @throws DomainError not_found `alert_channel_unknown`
   */
  async remove(place: AlertPlace): Promise<void> {
    await this.get(place);
    await this.#em.transactional(async (em) => {
      await lockGuild(em, place.guildId);
      await em.nativeDelete(AlertChannelSchema, pick(place));
      const [next] = await em.find(
        AlertChannelSchema,
        { guildId: place.guildId },
        { orderBy: { id: 'asc' }, limit: 1 },
      );
      await em.nativeUpdate(
        GuildSettingsSchema,
        { guildId: place.guildId, alertChannelId: place.textChannelId },
        { alertChannelId: next?.textChannelId ?? null },
      );
      await requestGuildEvents(em, this.#outbox, place.guildId);
    });
  }

  /** The streamers chosen for an alert channel. */
  listStreamers(alertChannel: AlertChannel): Promise<AlertStreamer[]> {
    return this.#em.find(
      AlertStreamerSchema,
      { alertChannel },
      { populate: ['channel.owner'], orderBy: { channel: { slug: 'asc' } } },
    );
  }

  /**
   * Chooses a streamer for an alert channel, or changes who is pinged for them there.
   * @throws DomainError not_found `alert_channel_unknown`, conflict `alert_streamers_full`
   */
  async include(place: AlertPlace, channel: Channel, pingRoleId: string | null): Promise<void> {
    const alertChannel = await this.get(place);
    const count = await this.#em.count(AlertStreamerSchema, { alertChannel, channel: { $ne: channel } });
    if (count >= STREAMERS_MAX) {
      const sentence = `An alert channel has ${STREAMERS_MAX} chosen streamers at most.`;
      throw new DomainError('conflict', 'alert_streamers_full', sentence, { max: STREAMERS_MAX });
    }
    await this.#em.transactional(async (em) => {
      await em.upsert(
        AlertStreamerSchema,
        { alertChannel: alertChannel.id, channel: channel.id, pingRoleId },
        { onConflictFields: ['alertChannel', 'channel'], onConflictMergeFields: ['pingRoleId'] },
      );
      await requestGuildEvents(em, this.#outbox, place.guildId);
    });
  }

  /** @throws DomainError not_found `alert_channel_unknown`, `alert_streamer_unknown` */
  async exclude(place: AlertPlace, channel: Channel): Promise<void> {
    const alertChannel = await this.get(place);
    const deleted = await this.#em.transactional(async (em) => {
      await requestGuildEvents(em, this.#outbox, place.guildId);
      return em.nativeDelete(AlertStreamerSchema, { alertChannel, channel });
    });
    if (deleted > 0) return;
    throw new DomainError('not_found', 'alert_streamer_unknown', `/${channel.slug} is not on that channel’s list.`, {
      slug: channel.slug,
    });
  }

  /** An alert channel, if it still is one, and the role that is pinged there for a streamer. */
  async findAsked(
    place: AlertPlace,
    channel: Pick<Channel, 'id'>,
  ): Promise<{ alertChannel: AlertChannel | null; pingRoleId: string | null }> {
    const alertChannel = await this.find(place);
    if (!alertChannel) return { alertChannel, pingRoleId: null };
    const streamer = await this.#em.findOne(AlertStreamerSchema, { alertChannel, channel: channel.id });
    return { alertChannel, pingRoleId: streamer?.pingRoleId ?? alertChannel.pingRoleId ?? null };
  }

  /** Every alert channel there is, as a streamer's stream meets it. */
  async listFor(channel: Pick<Channel, 'id'>): Promise<AskedAlertChannel[]> {
    const all = await this.#em.find(AlertChannelSchema, {}, { orderBy: { id: 'asc' } });
    const chosen = await this.#em.find(AlertStreamerSchema, { channel: channel.id });
    const byAlertChannel = new Map(chosen.map((streamer) => [streamer.alertChannel.id, streamer]));
    return all.map((alertChannel) => ({ alertChannel, streamer: byAlertChannel.get(alertChannel.id) }));
  }
}

/** Two of a guild's staff may add at once. */
async function lockGuild(em: EntityManager, guildId: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`alert channels of ${guildId}`]);
}

function pick({ guildId, textChannelId }: AlertPlace): AlertPlace {
  return { guildId, textChannelId };
}
