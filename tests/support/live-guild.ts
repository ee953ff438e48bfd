import type { APIMessage } from 'discord-api-types/v10';
import type { Channel } from '#domain/channels/channel.entity.ts';
import type { Announcement } from '#domain/streams/announcement.entity.ts';
import type { Stream } from '#domain/streams/stream.entity.ts';
import { showStream } from '../../bot/streams/show-stream.ts';
import type { Presence } from '../../sandbox/discord/control/client.ts';
import { openChannel } from './factories.ts';
import type { GuildBot } from './guild-bot.ts';

/** Streams as the guilds of a test's bot see them. */
export class LiveGuild {
  readonly #it: GuildBot;

  constructor(it: GuildBot) {
    this.#it = it;
  }

  get #run() {
    return this.#it.domain.database.unitOfWork;
  }

  openChannel(options: { slug?: string; isMature?: boolean } = {}): Promise<Channel> {
    return this.#run(async () => (await openChannel(this.#it.domain, options)).channel);
  }

  /** A stream begins; its cards are the bot's next work. */
  start(channel: Channel): Promise<Stream> {
    return this.#run(() => this.#it.domain.streams.start(channel.id));
  }

  /** The stream's media is lost, and does not come back. */
  end({ id }: Stream): Promise<void> {
    const { streams, clock } = this.#it.domain;
    return this.#run(async () => {
      await streams.lost(id);
      await streams.endIfStillLost(id, clock.now());
    });
  }

  async retitle({ slug }: Channel, title: string): Promise<void> {
    const { channels } = this.#it.domain;
    await this.#run(async () => channels.update(await channels.get(slug), { title }));
  }

  /** Looks at the stream's cards, as the bot does when it hears of a change. */
  show({ id }: Stream): Promise<void> {
    return this.#run(() => showStream(id, this.#it.bot));
  }

  /** The owner of the guild in one of its text channels. */
  async owner(channelName: string, guildId?: string): Promise<Presence> {
    const { control } = this.#it.sandbox;
    return control.as(await control.userId('ada')).in(await control.channelId(channelName, guildId));
  }

  /** The channel's cards that stand in a text channel, newest first. */
  async cards(place: Presence, { slug }: Channel): Promise<APIMessage[]> {
    const messages = await place.messages();
    return messages.filter(({ embeds }) => embeds.some(({ url }) => url?.includes(`/${slug}?stream=`)));
  }

  /** What is stored of a stream's cards, by text channel. */
  async announcements({ id }: Stream): Promise<Map<string, Announcement>> {
    const rows = await this.#run(() => this.#it.domain.announcements.list(id));
    return new Map(rows.map((row) => [row.alertChannelId, row]));
  }
}
