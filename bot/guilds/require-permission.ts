import type { BaseInteraction } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';

/**
 * A command that Discord hides from a member is not forbidden to them, so each handler asks again.
 * @throws DomainError forbidden `permission_missing`
 */
export function requirePermission(
  interaction: BaseInteraction<'cached'>,
  permission: bigint,
  { words }: Pick<BotContext, 'words'>,
): void {
  if (interaction.memberPermissions.has(permission)) return;
  throw new DomainError(
    'forbidden',
    'permission_missing',
    words.guilds('permissionMissing', { permission: words.permissionNames([permission]) }),
  );
}
