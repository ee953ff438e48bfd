import type { PermissionsString } from 'discord.js';
import guilds from '../../locales/en/guilds.json' with { type: 'json' };
import type { BotWords } from '../words.ts';

/** The permissions that our words have a name for. */
export type NamedPermission = keyof typeof guilds.permissions & PermissionsString;

/** A permission of Discord that something needs, and what cannot be done without it, in one plain sentence. */
export interface PermissionNeed {
  permission: NamedPermission;
  without(words: BotWords): string;
}

/** Several needs, each with its sentence. */
export function needs<Permission extends NamedPermission>(
  permissions: readonly Permission[],
  sentence: (words: BotWords, permission: Permission) => string,
): PermissionNeed[] {
  return permissions.map((permission) => ({ permission, without: (words) => sentence(words, permission) }));
}
