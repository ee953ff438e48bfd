import { DomainError } from '../errors.ts';
import type { PaymentProvider } from './payment-provider.ts';

/** @throws DomainError unavailable `billing_off` */
export function requireProvider(payments: PaymentProvider | null): PaymentProvider {
  if (payments) return payments;
  throw new DomainError('unavailable', 'billing_off', 'Subscriptions are not sold here.');
}
