import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import { getTextPlace } from '../actions/place.ts';
import { errors } from '../errors.ts';
import { permissionsOf } from '../permissions.ts';
import { presentChannel } from '../present/present-channel.ts';
import { presentDirectChannel } from '../present/present-direct-channel.ts';
import { presentMember, userOf } from '../present/present-member.ts';
import { presentThread } from '../present/present-thread.ts';
import { presentUser } from '../present/present-user.ts';
import type { Channel, DirectChannel, Thread } from '../state/channel.ts';
import { isDirect, isThread } from '../state/place.ts';
import type { World } from '../world.ts';
import type { Interaction } from './interaction.ts';

const ATTACHMENT_SIZE_LIMIT = 10 * 1024 * 1024;

/**
 * What every INTERACTION_CREATE says, whatever its type.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
 */
export function interactionPayload(world: World, interaction: Interaction) {
  const { state, options } = world;
  const { id, token, userId, channelId } = interaction;
  const place = getTextPlace(world, userId, channelId);
  return {
    id,
    token,
    version: 1 as const,
    application_id: options.applicationId,
    locale: userOf(state, userId).locale,
    channel_id: channelId,
    app_permissions: String(permissionsOf(state, state.botUserId, place)),
    entitlements: [],
    attachment_size_limit: ATTACHMENT_SIZE_LIMIT,
    ...(isDirect(place) ? inDirect(world, userId, place) : inGuild(world, userId, place)),
  };
}

function inGuild({ state }: World, userId: string, place: Channel | Thread) {
  const guild = state.guilds.get(place.guildId);
  const member = guild?.members.get(userId);
  if (!guild || !member) throw errors.unknownMember();
  const permissions = String(permissionsOf(state, userId, place));
  const channel = isThread(place) ? presentThread(place, userId) : presentChannel(place);
  return {
    guild_id: place.guildId,
    guild: { id: place.guildId, features: [], locale: guild.locale },
    guild_locale: guild.locale,
    channel: { ...channel, permissions },
    member: { ...presentMember(state, member), permissions },
    authorizing_integration_owners: { [ApplicationIntegrationType.GuildInstall]: place.guildId },
    context: InteractionContextType.Guild,
  };
}

/** "GUILD_INSTALL (0): … \"0\" if the interaction is triggered from a DM with the app's bot user" */
function inDirect({ state }: World, userId: string, place: DirectChannel) {
  const permissions = String(permissionsOf(state, userId, place));
  return {
    channel: { ...presentDirectChannel(state, place, userId), permissions },
    user: presentUser(userOf(state, userId)),
    authorizing_integration_owners: { [ApplicationIntegrationType.GuildInstall]: '0' },
    context: InteractionContextType.BotDM,
  };
}
