import type { APIReaction } from 'discord-api-types/v10';
import { type Acting, actAs, admit, fetchView } from './control-api.ts';
import { type Feed, removeMessages, upsertMessage, withReaction } from './feed.ts';
import type { Message, Notice, View } from './types.ts';

const PAGE_SIZE = 50;
const RETRY_MS = 1500;
const REFRESH_DELAY_MS = 60;
const TYPING_MS = 10_000;

/** What happens to messages; everything else that happens makes the page ask for its view again. */
type MessageEventName = (typeof MESSAGE_EVENTS)[number];
/** What the sandbox sends under each of these names has what the page reads of it. */
type MessageEventData = Message & {
  user_id: string;
  message_id: string;
  ids: string[];
  emoji: APIReaction['emoji'];
};

const MESSAGE_EVENTS = [
  'MESSAGE_CREATE',
  'MESSAGE_UPDATE',
  'MESSAGE_DELETE',
  'MESSAGE_DELETE_BULK',
  'MESSAGE_REACTION_ADD',
  'MESSAGE_REACTION_REMOVE',
  'TYPING_START',
] as const;
/** What changes a message without telling it again. */
const CLEARING_EVENTS = ['MESSAGE_REACTION_REMOVE_ALL', 'MESSAGE_REACTION_REMOVE_EMOJI'];
const GUILD_EVENTS = [
  'CHANNEL_CREATE',
  'CHANNEL_UPDATE',
  'CHANNEL_DELETE',
  'GUILD_SCHEDULED_EVENT_CREATE',
  'GUILD_SCHEDULED_EVENT_UPDATE',
  'GUILD_SCHEDULED_EVENT_DELETE',
  'THREAD_CREATE',
  'THREAD_UPDATE',
  'THREAD_DELETE',
  'THREAD_MEMBERS_UPDATE',
  'GUILD_MEMBER_ADD',
  'GUILD_MEMBER_UPDATE',
  'GUILD_MEMBER_REMOVE',
  'GUILD_BAN_ADD',
  'GUILD_BAN_REMOVE',
  'GUILD_ROLE_CREATE',
  'GUILD_ROLE_UPDATE',
  'GUILD_ROLE_DELETE',
  'GUILD_UPDATE',
  'GUILD_CREATE',
  'GUILD_DELETE',
];

/** The guild as one member sees it, kept true by the sandbox's events until closed. */
export class Session {
  readonly act: Acting;
  view: View;
  isConnected = false;
  readonly feeds = new Map<string, Feed>();
  readonly notices = new Map<string, Notice[]>();
  readonly unread = new Set<string>();
  /** By channel, then user: until when they are shown as typing. */
  readonly typing = new Map<string, Map<string, number>>();
  #openChannelId = '';
  #source: EventSource | undefined;
  #retry: number | undefined;
  #refresh: number | undefined;
  #isClosed = false;
  #messageEvents = 0;
  readonly #listeners = new Set<() => void>();

  private constructor(view: View) {
    this.view = view;
    this.act = actAs(view.me.id);
  }

  /** @throws Refusal where the user is not known */
  static async open(userId: string, guildId: string | undefined): Promise<Session> {
    const session = new Session(await fetchView({ as: userId, guild: guildId }));
    session.#connect();
    return session;
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The channel that the member looks at; what comes there is read. */
  async look(channelId: string): Promise<void> {
    this.#openChannelId = channelId;
    this.unread.delete(channelId);
    this.#changed();
    if (!this.feeds.has(channelId)) await this.#load(channelId);
  }

  async loadOlder(channelId: string): Promise<void> {
    const feed = this.feeds.get(channelId);
    const oldest = feed?.messages[0];
    if (!feed?.hasOlder || !oldest) return;
    const older = await this.act.messages(channelId, oldest.id);
    const messages = [...older.reverse(), ...feed.messages];
    this.feeds.set(channelId, { messages, hasOlder: older.length === PAGE_SIZE });
    this.#changed();
  }

  /** Says something in the channel that only this page shows. */
  notice(channelId: string, text: string): void {
    const notice = { id: crypto.randomUUID(), at: Date.now(), text };
    this.notices.set(channelId, [...(this.notices.get(channelId) ?? []), notice]);
    this.#changed();
  }

  dismiss(channelId: string, id: string): void {
    const kept = (this.notices.get(channelId) ?? []).filter((notice) => notice.id !== id);
    this.notices.set(channelId, kept);
    this.#withFeed(channelId, (messages) => removeMessages(messages, [id]));
    this.#changed();
  }

  /** Asks for the view again: commands change without an event. */
  async refresh(): Promise<void> {
    const view = await fetchView({ as: this.view.me.id, guild: this.view.guild.id });
    if (this.#isClosed) return;
    this.view = view;
    this.#changed();
  }

  close(): void {
    this.#isClosed = true;
    this.#source?.close();
    clearTimeout(this.#retry);
    clearTimeout(this.#refresh);
    this.#listeners.clear();
  }

  #connect(): void {
    const source = new EventSource(`/control/events?as=${this.view.me.id}`);
    this.#source = source;
    source.addEventListener('open', () => this.#caughtUp());
    source.addEventListener('error', () => this.#lost(source));
    for (const name of MESSAGE_EVENTS)
      source.addEventListener(name, ({ data }: MessageEvent<string>) => this.#onMessageEvent(name, JSON.parse(data)));
    for (const name of CLEARING_EVENTS)
      source.addEventListener(name, ({ data }: MessageEvent<string>) => this.#reload(JSON.parse(data)));
    for (const name of GUILD_EVENTS) source.addEventListener(name, () => this.#refreshSoon());
  }

  /** A refused stream is not tried again by the browser, and a new sandbox knows no old cookie. */
  #lost(source: EventSource): void {
    source.close();
    this.isConnected = false;
    this.#changed();
    this.#retry = window.setTimeout(() => {
      admit()
        .catch(() => undefined) // It does not answer yet: the stream says so, and the next try comes.
        .finally(() => {
          if (!this.#isClosed) this.#connect();
        });
    }, RETRY_MS);
  }

  /** What happened before the stream stood, or while it was lost, is fetched. */
  #caughtUp(): void {
    this.isConnected = true;
    this.#changed();
    if (this.feeds.size === 0) return;
    for (const id of this.feeds.keys()) if (id !== this.#openChannelId) this.feeds.delete(id);
    this.#refreshSoon();
    if (this.#openChannelId !== '') this.#load(this.#openChannelId).catch(reportError);
  }

  async #load(channelId: string): Promise<void> {
    let newestFirst: Message[];
    let seen: number;
    do {
      seen = this.#messageEvents;
      newestFirst = await this.act.messages(channelId);
      // Something happened meanwhile, maybe after the answer was written: ask again.
    } while (seen !== this.#messageEvents);
    this.feeds.set(channelId, { messages: newestFirst.reverse(), hasOlder: newestFirst.length === PAGE_SIZE });
    this.#changed();
  }

  #reload({ channel_id }: { channel_id: string }): void {
    if (this.feeds.has(channel_id)) this.#load(channel_id).catch(reportError);
  }

  #refreshSoon(): void {
    clearTimeout(this.#refresh);
    this.#refresh = window.setTimeout(() => this.refresh().catch(reportError), REFRESH_DELAY_MS);
  }

  #onMessageEvent(name: MessageEventName, data: MessageEventData): void {
    const channelId = data.channel_id;
    this.#messageEvents += 1;
    if (name === 'TYPING_START') this.#typed(channelId, data.user_id);
    else if (name === 'MESSAGE_CREATE') this.#created(channelId, data);
    else if (name === 'MESSAGE_UPDATE') this.#withFeed(channelId, (messages) => upsertMessage(messages, data));
    else if (name === 'MESSAGE_DELETE') this.#withFeed(channelId, (messages) => removeMessages(messages, [data.id]));
    else if (name === 'MESSAGE_DELETE_BULK')
      this.#withFeed(channelId, (messages) => removeMessages(messages, data.ids));
    else {
      const change = { messageId: data.message_id, emoji: data.emoji, isAdded: name === 'MESSAGE_REACTION_ADD' };
      const isMine = data.user_id === this.view.me.id;
      this.#withFeed(channelId, (messages) => withReaction(messages, { ...change, isMine }));
    }
    this.#changed();
  }

  #created(channelId: string, message: Message): void {
    this.typing.get(channelId)?.delete(message.author.id);
    this.#withFeed(channelId, (messages) => upsertMessage(messages, message));
    // The first direct message opens the channel that it is in.
    const { channels, threads, directChannels } = this.view;
    if (![...channels, ...threads, ...directChannels].some(({ id }) => id === channelId)) this.#refreshSoon();
    if (channelId !== this.#openChannelId && message.author.id !== this.view.me.id) this.unread.add(channelId);
  }

  #typed(channelId: string, userId: string): void {
    if (userId === this.view.me.id) return;
    const typists = this.typing.get(channelId) ?? new Map<string, number>();
    this.typing.set(channelId, typists.set(userId, Date.now() + TYPING_MS));
    window.setTimeout(() => this.#changed(), TYPING_MS + 50);
  }

  #withFeed(channelId: string, change: (messages: Message[]) => Message[]): void {
    const feed = this.feeds.get(channelId);
    if (feed) this.feeds.set(channelId, { ...feed, messages: change(feed.messages) });
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
