import type { APIGuildMember } from 'discord-api-types/v10';
import type { Member, User } from '../state/member.ts';
import type { State } from '../state/state.ts';
import { NO_FLAGS } from './no-flags.ts';
import { presentUser } from './present-user.ts';
import { timestamp } from './timestamp.ts';

/** https://discord.com/developers/docs/resources/guild#guild-member-object */
export function presentMember(state: State, member: Member) {
  return { user: presentUser(userOf(state, member.userId)), ...presentPartialMember(member) } satisfies APIGuildMember;
}

/** The member of a message or of `resolved`, where the user stands beside it. */
export function presentPartialMember(member: Member) {
  return {
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: member.roles,
    joined_at: timestamp(member.joinedAt),
    premium_since: null,
    communication_disabled_until: member.timedOutUntil === null ? null : timestamp(member.timedOutUntil),
    pending: false,
    flags: NO_FLAGS,
    deaf: false,
    mute: false,
  };
}

/** Who left is still the author of messages, so users outlive their membership. */
export function userOf(state: State, userId: string): User {
  const user = state.users.get(userId);
  if (!user) throw new Error(`no user ${userId}`);
  return user;
}
