import { AllowedMentionsTypes, type APIAllowedMentions } from 'discord-api-types/v10';
import type { State } from '../state/state.ts';

export interface Mentions {
  mentionIds: string[];
  mentionRoleIds: string[];
  mentionsEveryone: boolean;
}

/**
 * Who a text reaches, within what `allowed_mentions` lets through (everything, when it is not given).
 * https://discord.com/developers/docs/resources/message#allowed-mentions-object
 */
export function findMentions(state: State, content: string, allowed: APIAllowedMentions | null | undefined): Mentions {
  const users = idsIn(content, /<@!?(\d{17,20})>/g).filter((id) => state.users.has(id));
  const roles = idsIn(content, /<@&(\d{17,20})>/g).filter((id) => state.roles.has(id));
  return {
    mentionIds: users.filter((id) => isAllowed(allowed, AllowedMentionsTypes.User, id)),
    mentionRoleIds: roles.filter((id) => isAllowed(allowed, AllowedMentionsTypes.Role, id)),
    mentionsEveryone: /@(everyone|here)\b/.test(content) && isAllowed(allowed, AllowedMentionsTypes.Everyone, ''),
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
