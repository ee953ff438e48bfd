import { DiscordjsErrorCodes } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import { explainFailure } from '../deploy/explain-failure.ts';

/** Why Discord does not let the bot in, for its operator. */
export interface NotStarted {
  sentence: string;
  /** Whether it will be no better the next time. */
  isFinal: boolean;
}

/** Null for what is no answer of Discord, and no silence of it either: a bug. */
export function whyNotStarted(error: unknown): NotStarted | null {
  if (isTokenRefused(error)) {
    const sentence = 'DISCORD_TOKEN was refused by Discord. Copy it again from the developer portal.';
    return { sentence, isFinal: true };
  }
  // @discordjs/ws gives the gateway's close code 4011 no other name.
  if (error instanceof Error && error.message === 'Sharding is required') {
    const sentence = 'Discord asks for more shards than DISCORD_SHARDS says (4011). Set it to auto, or higher.';
    return { sentence, isFinal: true };
  }
  const told = explainFailure(error, []);
  return told instanceof DomainError && told.kind === 'unavailable' ? { sentence: told.message, isFinal: false } : null;
}

function isTokenRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isInvalid = 'code' in error && error.code === DiscordjsErrorCodes.TokenInvalid;
  return isInvalid || ('status' in error && error.status === 401);
}
