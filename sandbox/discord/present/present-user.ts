import type { APIUser } from 'discord-api-types/v10';
import type { User } from '../state/member.ts';
import { NO_FLAGS } from './no-flags.ts';

/** https://discord.com/developers/docs/resources/user#user-object */
export function presentUser(user: User) {
  return {
    id: user.id,
    username: user.username,
    global_name: user.isBot ? null : user.globalName,
    discriminator: user.isBot ? '0001' : '0',
    avatar: null,
    banner: null,
    accent_color: null,
    public_flags: NO_FLAGS,
    flags: NO_FLAGS,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
    ...(user.isBot ? { bot: true } : {}),
  } satisfies APIUser;
}
