import type { APIRole } from 'discord-api-types/v10';
import type { Role } from '../state/member.ts';
import { NO_FLAGS } from './no-flags.ts';

/** https://discord.com/developers/docs/topics/permissions#role-object */
export function presentRole(role: Role) {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions,
    position: role.position,
    color: role.color,
    colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
    hoist: role.isHoisted,
    managed: role.botId !== null,
    mentionable: role.isMentionable,
    icon: null,
    unicode_emoji: null,
    flags: NO_FLAGS,
    ...(role.botId === null ? {} : { tags: { bot_id: role.botId } }),
  } satisfies APIRole;
}
