import Stripe from 'stripe';
import { DomainError } from '#domain/errors.ts';

const { StripeAPIError, StripeConnectionError, StripeInvalidRequestError, StripeRateLimitError } = Stripe.errors;

/** Waits for Stripe. @throws DomainError unavailable `payments_unavailable` when it does not answer, or is in trouble */
export async function ask<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const isPassing =
      error instanceof StripeConnectionError ||
      error instanceof StripeRateLimitError ||
      error instanceof StripeAPIError;
    if (!isPassing) throw error;
    const sentence = 'The payment provider does not answer. Try again in a moment.';
    throw new DomainError('unavailable', 'payments_unavailable', sentence);
  }
}

/** The same; null when Stripe knows of no such thing. */
export async function askFor<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await ask(answer);
  } catch (error) {
    if (error instanceof StripeInvalidRequestError && error.code === 'resource_missing') return null;
    throw error;
  }
}
