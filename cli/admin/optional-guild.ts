import { type AdminInput, optionalOption, UsageError } from './admin-command.ts';
import { isDiscordId } from './is-discord-id.ts';

/** @throws UsageError for a `--guild` that is no id */
export function optionalGuild(input: AdminInput): string | undefined {
  const guildId = optionalOption(input, 'guild');
  if (guildId === undefined || isDiscordId(guildId)) return guildId;
  throw new UsageError(`--guild is 17 to 20 digits, not "${guildId}"`);
}
