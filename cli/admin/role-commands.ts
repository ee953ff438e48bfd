import { PLATFORM_ROLES, type PlatformRole, type User } from '#domain/accounts/user.entity.ts';
import { type AdminCommand, UsageError, word } from './admin-command.ts';

const ROLES = PLATFORM_ROLES.join('|');

/** Makes staff of somebody who has an account, and takes it back. Doing either twice changes nothing. */
export const roleCommands: AdminCommand[] = [
  {
    name: 'role give',
    usage: `role give NAME ${ROLES}`,
    positionals: 2,
    run: async (input) => shown(await input.domain.accounts.giveRole(word(input, 0), role(word(input, 1)))),
  },
  {
    name: 'role take',
    usage: `role take NAME ${ROLES}`,
    positionals: 2,
    run: async (input) => shown(await input.domain.accounts.takeRole(word(input, 0), role(word(input, 1)))),
  },
];

function shown({ id, name, discordId, roles }: User): object {
  return { id, name, discordId, roles };
}

function role(text: string): PlatformRole {
  const found = PLATFORM_ROLES.find((each) => each === text);
  if (found) return found;
  throw new UsageError(`a role is one of ${PLATFORM_ROLES.join(', ')}`);
}
