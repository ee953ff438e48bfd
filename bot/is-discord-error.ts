import { DiscordAPIError, type RESTJSONErrorCodes } from 'discord.js';

/** Whether Discord refused a call with that code. */
export function isDiscordError(error: unknown, code: RESTJSONErrorCodes): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}
