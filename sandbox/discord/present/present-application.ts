import { firstGuild, guildsWith } from '../state/guilds.ts';
import type { World } from '../world.ts';
import { userOf } from './present-member.ts';
import { presentUser } from './present-user.ts';

/** The privileged intents an application holds, as its flags say: GATEWAY_GUILD_MEMBERS_LIMITED, GATEWAY_MESSAGE_CONTENT_LIMITED. */
const APPLICATION_FLAGS = (1 << 15) | (1 << 19);

/** https://discord.com/developers/docs/resources/application#application-object */
export function presentApplication({ options, state }: World) {
  const bot = userOf(state, state.botUserId);
  return {
    id: options.applicationId,
    name: bot.username,
    icon: null,
    description: '',
    type: null,
    flags: APPLICATION_FLAGS,
    flags_new: String(APPLICATION_FLAGS),
    bot: presentUser(bot),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
  };
}

/** `GET /applications/@me`: what only the application itself may read. */
export function presentOwnApplication(world: World) {
  const { state, options } = world;
  return {
    ...presentApplication(world),
    redirect_uris: options.redirectUris ?? [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: presentUser(userOf(state, firstGuild(state).ownerId)),
    approximate_guild_count: guildsWith(state, state.botUserId).length,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  };
}
