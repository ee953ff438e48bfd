import { AllowedMentionsTypes, type APIAllowedMentions, PermissionFlagsBits } from 'discord-api-types/v10';
import { hasPermission } from '../permissions.ts';
import { guildOf, type Place } from '../state/place.ts';
import type { State } from '../state/state.ts';

export interface Mentions {
  mentionIds: string[];
  mentionRoleIds: string[];
  mentionsEveryone: boolean;
}

/**
 * Who a text reaches, within what `allowed_mentions` lets through (everything, when it is not given) and
 * what its author may: everyone, and roles that are not mentionable, want MENTION_EVERYONE.
 * https://discord.com/developers/docs/resources/message#allowed-mentions-object
 */
export function findMentions(
  state: State,
  author: { authorId: string; place: Place },
  content: string,
  allowed: APIAllowedMentions | null | undefined,
): Mentions {
  const guild = guildOf(state, author.place);
  const mayAll = hasPermission(state, author.authorId, PermissionFlagsBits.MentionEveryone, author.place);
  const mayRole = (id: string) => mayAll || (guild?.roles.get(id)?.isMentionable ?? false);
  const users = idsIn(content, /<@!?(\d{17,20})>/g).filter((id) => state.users.has(id));
  const roles = idsIn(content, /<@&(\d{17,20})>/g).filter((id) => guild?.roles.has(id) && mayRole(id));
  const isForAll = mayAll && /@(everyone|here)\b/.test(content);
  return {
    mentionIds: users.filter((id) => isAllowed(allowed, AllowedMentionsTypes.User, id)),
    mentionRoleIds: roles.filter((id) => isAllowed(allowed, AllowedMentionsTypes.Role, id)),
    mentionsEveryone: isForAll && isAllowed(allowed, AllowedMentionsTypes.Everyone, ''),
  };
}

function idsIn(content: string, pattern: RegExp): string[] {
  return [...new Set([...content.matchAll(pattern)].map((match) => match[1] ?? ''))];
}

function isAllowed(allowed: APIAllowedMentions | null | undefined, kind: AllowedMentionsTypes, id: string): boolean {
  if (!allowed) return true;
  if (allowed.parse?.includes(kind)) return true;
  if (kind === AllowedMentionsTypes.User) return allowed.users?.includes(id) ?? false;
  if (kind === AllowedMentionsTypes.Role) return allowed.roles?.includes(id) ?? false;
  return false;
}
