import { z } from 'zod';
import { PLATFORM_ROLES, type User } from '#domain/accounts/user.entity.ts';

export const ownAccountSchema = z
  .object({
    name: z.string(),
    roles: z.array(z.enum(PLATFORM_ROLES)),
    discord: z
      .object({
        name: z.string().nullable().meta({ description: 'null until the next sign-in says it' }),
        linkedAt: z.iso.datetime().nullable(),
      })
      .nullable()
      .meta({ description: 'null when none is connected' }),
    canUnlink: z.boolean().meta({ description: 'false while Discord is the only way into the account' }),
  })
  .meta({ id: 'OwnAccount' });

/** An account as its owner sees it. */
export function presentOwnAccount(user: User, canUnlink: boolean): z.infer<typeof ownAccountSchema> {
  const { name, roles, discordId, discordName, discordLinkedAt } = user;
  const discord = discordId ? { name: discordName ?? null, linkedAt: discordLinkedAt?.toISOString() ?? null } : null;
  return { name, roles, discord, canUnlink: discord !== null && canUnlink };
}
