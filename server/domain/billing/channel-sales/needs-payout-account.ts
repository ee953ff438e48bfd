import { DomainError } from '../../errors.ts';

/** What a streamer is told who cannot be paid yet. */
export function needsPayoutAccount(): DomainError {
  const sentence = 'Set up your payout account first: without one, we cannot send you your share.';
  return new DomainError('conflict', 'no_payout_account', sentence);
}
