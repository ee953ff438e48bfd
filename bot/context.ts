import type { Client } from 'discord.js';
import type { Domain } from '#domain/domain.ts';
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
  words: BotWords;
  /** Where the web pages are, without a slash at the end. */
  publicUrl: string;
  now(): Date;
}
