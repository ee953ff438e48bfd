import {
  DiscordAPIError,
  HTTPError,
  RateLimitError,
  RESTJSONErrorCodes,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import { formProblems } from './form-problems.ts';

const UNAUTHORIZED = [401, 403];

/** What an operator can do about a deployment that failed. What is no answer of Discord stays as it is: a bug. */
export function explainFailure(error: unknown, payloads: readonly RESTPostAPIApplicationCommandsJSONBody[]): unknown {
  if (error instanceof RateLimitError) {
    const seconds = Math.ceil(error.retryAfter / 1000);
    return unavailable('commands_rate_limited', `Discord takes commands again in ${seconds} s (429).`);
  }
  if (error instanceof HTTPError) {
    return unavailable(
      'discord_unavailable',
      `Discord did not answer as it should (${error.status}). Try again later.`,
    );
  }
  if (error instanceof DiscordAPIError) return refusal(error, payloads);
  if (isOfNetwork(error)) return unavailable('discord_unavailable', `Discord cannot be reached (${error.message}).`);
  return error;
}

function refusal(error: DiscordAPIError, payloads: readonly RESTPostAPIApplicationCommandsJSONBody[]): DomainError {
  if (UNAUTHORIZED.includes(error.status)) {
    const sentence = `Discord refuses DISCORD_TOKEN (${error.status}: ${error.message.trim()}). Copy it again from the developer portal.`;
    return new DomainError('forbidden', 'discord_token_refused', sentence);
  }
  if (error.code === RESTJSONErrorCodes.MaximumDailyApplicationCommandCreatesReached) {
    const sentence = 'Discord takes no more new commands today: 200 were made within a day (30034).';
    return unavailable('commands_used_up', sentence);
  }
  const problems = formProblems(error.rawError, payloads);
  const what = problems.length > 0 ? problems.join('; ') : error.message.trim();
  return new DomainError('invalid', 'commands_refused', `Discord refuses our commands (${error.code}): ${what}`);
}

function unavailable(code: string, sentence: string): DomainError {
  return new DomainError('unavailable', code, sentence);
}

/** undici throws a TypeError for a broken connection, discord.js an AbortError after its timeout. */
function isOfNetwork(error: unknown): error is Error {
  return (
    error instanceof Error &&
    ('syscall' in error ||
      error.name === 'AbortError' ||
      error.message === 'fetch failed' ||
      ('code' in error && String(error.code).startsWith('UND_ERR')))
  );
}
