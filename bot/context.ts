import type { Client } from 'discord.js';
import type { Domain } from '#domain/domain.ts';
import type { ChartSpec } from '#domain/metrics/chart-spec.ts';
import type { EmojiCalls } from './emotes/emoji-calls.ts';
import type { RoleWire } from './guilds/role-wire.ts';
import type { InTurn } from './in-turn.ts';
import type { Languages } from './languages.ts';
import type { ChannelRenames } from './metrics/figures/channel-renames.ts';
import type { CardWire } from './streams/card-wire.ts';
import type { EventWire } from './streams/events/event-wire.ts';
import type { OneAtATime } from './support/one-at-a-time.ts';
import type { WatchedQuestions } from './support/questions/watched-questions.ts';
import type { TicketRecorder } from './support/ticket-recorder.ts';
import type { BotWords } from './words.ts';

/** The part of a pino logger that the bot uses. */
export interface Log {
  debug(fields: object, event: string): void;
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
  error(fields: object, event: string): void;
}

/** What a handler works with. */
export interface BotContext extends Domain {
  client: Client<true>;
  log: Log;
  /** In the language of the member whose interaction is handled; elsewhere English, see `inGuildLanguage`. */
  words: BotWords;
  languages: Languages;
  /** Where the web pages are, without a slash at the end. */
  publicUrl: string;
  /** Writes down what is said in tickets. */
  recorder: TicketRecorder;
  /** Notes what members ask in watched text channels. */
  watchedQuestions: WatchedQuestions;
  /** Tickets that are being opened, by their id. */
  openings: OneAtATime;
  /** Messages about the same report are brought up to date one after the other. */
  inTurn: InTurn;
  /** New names for channels, sent at once or not at all. */
  renames: Pick<ChannelRenames, 'rename'>;
  /** How cards reach Discord. */
  cards: CardWire;
  /** How roles reach members. */
  memberRoleWire: RoleWire;
  /** How scheduled events reach Discord. */
  events: EventWire;
  /** A stream's newest picture, a JPEG; null where there is none to be had. */
  readPicture(streamId: string): Promise<Buffer | null>;
  /** Emoji, without silent repetitions and silent waits. */
  emojiCalls: EmojiCalls;
  /** Where copies of attachments lie, each under its id. */
  attachmentDir: string;
  /** The guild that Glim belongs to; null when the bot is in several and none is named. */
  homeGuildId: string | null;
  /** Whether this shard has a guild; another process may have it otherwise. */
  isHere(guildId: string): boolean;
  /** By which others see that this process died over what it holds. */
  lease: { hold(name: string): Promise<void>; letGo(name: string): void };
  /** Draws a PNG for a message. Blocks for tens of milliseconds. */
  renderChart(spec: ChartSpec): Promise<Buffer>;
  now(): Date;
}
