import { newId, randomText } from '../ids.ts';
import { save } from '../state/find.ts';
import type { Customer } from '../state/objects.ts';
import type { World } from '../world.ts';

interface Draft {
  name?: string | undefined;
  email?: string | undefined;
  description?: string | undefined;
  metadata?: Record<string, string> | undefined;
}

export function newCustomer(world: World, { name, email, description, metadata }: Draft): Customer {
  return save(world, 'customer', {
    id: newId('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: world.clock.now(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: description ?? null,
    discount: null,
    email: email ?? null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: metadata ?? {},
    name: name ?? null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  });
}
