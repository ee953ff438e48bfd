import type { Account } from '../state/objects.ts';

type Requirements = NonNullable<Account['requirements']>;

/**
 * What Stripe still wants to know of an account; while anything is past due, it is disabled.
 * https://docs.stripe.com/connect/handling-api-verification
 */
export function requirementsOf(due: string[]): Requirements {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: due,
    disabled_reason: due.length > 0 ? 'requirements.past_due' : null,
    errors: [],
    eventually_due: due,
    past_due: due,
    pending_verification: [],
  };
}
