import { createHash } from 'node:crypto';
import { newId } from '../ids.ts';
import { save } from '../state/find.ts';
import type { PaymentMethod } from '../state/objects.ts';
import type { World } from '../world.ts';
import type { TestCard } from './test-cards.ts';

interface CardDetails {
  card: TestCard;
  expMonth?: number;
  expYear?: number;
  name?: string | null;
  email?: string | null;
}

/** A card as it is kept: its number stays hidden, its last four digits show. */
export function newPaymentMethod(world: World, { card, name, email, ...expiry }: CardDetails): PaymentMethod {
  const created = world.clock.now();
  const method: PaymentMethod = {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: { address: null, email: email ?? null, name: name ?? null, phone: null, tax_id: null },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: card.brand,
      exp_month: expiry.expMonth ?? 12,
      exp_year: expiry.expYear ?? new Date(created * 1000).getUTCFullYear() + 4,
      fingerprint: createHash('sha256').update(card.number).digest('base64url').slice(0, 16),
      funding: 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
  world.state.hidden.cards.set(method.id, card.number);
  return save(world, 'payment_method', method);
}
