import { z } from 'zod';
import { isStaff } from '#domain/accounts/is-staff.ts';
import type { User } from '#domain/accounts/user.entity.ts';

export const meSchema = z
  .object({
    user: z
      .object({ id: z.uuid(), name: z.string(), avatarUrl: z.string().nullable(), isStaff: z.boolean() })
      .nullable()
      .meta({ description: 'null when signed out' }),
    csrfToken: z.string().meta({ description: 'Goes into X-CSRF-Token of unsafe requests; empty when signed out' }),
  })
  .meta({ id: 'Session' });

/** The person who is signed in, as their own pages show them. */
export function presentMe(user: User): NonNullable<z.infer<typeof meSchema>['user']> {
  return { id: user.id, name: user.name, avatarUrl: user.avatarUrl ?? null, isStaff: isStaff(user) };
}
