import { GatewayIntentBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import type { World } from '../world.ts';

/**
 * "This endpoint is restricted according to whether the GUILD_MEMBERS Privileged Intent is enabled for your application."
 * https://discord.com/developers/docs/resources/guild#list-guild-members
 * @throws DiscordError 50001
 */
export function demandMembersIntent({ faults }: World): void {
  if (!(faults.allowedIntents & GatewayIntentBits.GuildMembers)) throw errors.missingAccess();
}
