import { newId } from '../ids.ts';
import { save } from '../state/find.ts';
import type { Product } from '../state/objects.ts';
import type { World } from '../world.ts';

interface Draft {
  name: string;
  description?: string | undefined;
  metadata?: Record<string, string> | undefined;
  active?: boolean | undefined;
}

export function newProduct(world: World, { name, description, metadata, active }: Draft): Product {
  const created = world.clock.now();
  return save(world, 'product', {
    id: newId('prod'),
    object: 'product',
    active: active ?? true,
    created,
    default_price: null,
    description: description ?? null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: metadata ?? {},
    name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: created,
    url: null,
  });
}
