import { type AdminInput, optionalOption, UsageError } from './admin-command.ts';

const SNOWFLAKE = /^\d{17,20}$/;

/** @throws UsageError for a `--guild` that is no id */
export function optionalGuild(input: AdminInput): string | undefined {
  const guildId = optionalOption(input, 'guild');
  if (guildId === undefined || SNOWFLAKE.test(guildId)) return guildId;
  throw new UsageError(`--guild is 17 to 20 digits, not "${guildId}"`);
}
