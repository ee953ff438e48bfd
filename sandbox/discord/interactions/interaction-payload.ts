import { ApplicationIntegrationType, InteractionContextType, Locale } from 'discord-api-types/v10';
import { getTextPlace, isThread } from '../actions/place.ts';
import { errors } from '../errors.ts';
import { permissionsOf } from '../permissions.ts';
import { presentChannel } from '../present/present-channel.ts';
import { presentMember } from '../present/present-member.ts';
import { presentThread } from '../present/present-thread.ts';
import type { World } from '../world.ts';
import type { Interaction } from './interaction.ts';

const ATTACHMENT_SIZE_LIMIT = 10 * 1024 * 1024;

/**
 * What every INTERACTION_CREATE from a guild says, whatever its type.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
 */
export function interactionPayload(world: World, { id, token, userId, channelId }: Interaction) {
  const { state, options } = world;
  const place = getTextPlace(world, userId, channelId);
  const member = state.members.get(userId);
  if (!member) throw errors.unknownMember();
  const permissions = String(permissionsOf(state, userId, place));
  const channel = isThread(place) ? presentThread(state, place, userId) : presentChannel(state, place);
  return {
    id,
    token,
    version: 1 as const,
    application_id: options.applicationId,
    guild_id: state.guild.id,
    guild: { id: state.guild.id, features: [], locale: Locale.EnglishUS },
    guild_locale: Locale.EnglishUS,
    locale: Locale.EnglishUS,
    channel_id: channelId,
    channel: { ...channel, permissions },
    member: { ...presentMember(state, member), permissions },
    app_permissions: String(permissionsOf(state, state.botUserId, place)),
    entitlements: [],
    authorizing_integration_owners: { [ApplicationIntegrationType.GuildInstall]: state.guild.id },
    context: InteractionContextType.Guild,
    attachment_size_limit: ATTACHMENT_SIZE_LIMIT,
  };
}
