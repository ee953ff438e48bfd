import type { APIGuild } from 'discord-api-types/v10';
import type { Guild } from '../state/state.ts';
import { NO_FLAGS } from './no-flags.ts';
import { presentEmojis } from './present-emoji.ts';
import { presentRole } from './present-role.ts';
import { presentStickers } from './present-sticker.ts';

/** https://discord.com/developers/docs/resources/guild#guild-object, as REST answers it. */
export function presentGuild(guild: Guild) {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    features: [],
    application_id: null,
    region: 'us-east',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: NO_FLAGS,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    roles: [...guild.roles.values()].map(presentRole),
    default_message_notifications: 1,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: guild.premiumTier,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    nsfw: false,
    nsfw_level: 0,
    emojis: presentEmojis(guild),
    stickers: presentStickers(guild),
    incidents_data: null,
  } satisfies Omit<APIGuild, 'hub_type'> & { home_header: null; nsfw: boolean };
}
