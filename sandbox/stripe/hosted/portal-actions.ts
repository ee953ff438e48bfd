import { attachCard, setDefaultCard } from '../engine/attach-card.ts';
import { setCancelAtPeriodEnd } from '../engine/cancel-subscription.ts';
import { changeSubscription } from '../engine/change-subscription.ts';
import { collectRenewal } from '../engine/collect-renewal.ts';
import { declineError } from '../engine/decline-error.ts';
import { find, listAll } from '../state/find.ts';
import type { PortalSession } from '../state/objects.ts';
import { errors } from '../wire/errors.ts';
import type { Form } from '../wire/form.ts';
import type { World } from '../world.ts';
import { readCard } from './read-card.ts';

/** What the portal's buttons do, for this customer's own things only. @throws StripeError */
export function actInPortal(world: World, session: PortalSession, form: Form): void {
  switch (form.action) {
    case 'card':
      changeCard(world, session, form);
      return;
    case 'cancel':
    case 'keep':
      setCancelAtPeriodEnd(world, ownSubscription(world, session, form), form.action === 'cancel');
      return;
    case 'pay':
      payNow(world, session, form);
      return;
    default:
      throw errors.badState('The portal has no such button.');
  }
}

/** The new card is charged for what runs, too. */
function changeCard(world: World, { customer: customerId }: PortalSession, form: Form): void {
  const customer = find(world, 'customer', customerId, 'customer');
  const method = attachCard(world, readCard(world, form), customer);
  setDefaultCard(world, customer, method.id);
  const running = listAll(world, 'subscription', (each) => each.customer === customerId && each.ended_at === null);
  for (const subscription of running) changeSubscription(world, subscription, { default_payment_method: method.id });
}

function ownSubscription(world: World, { customer }: PortalSession, { subscription: id }: Form) {
  const subscription = find(world, 'subscription', String(id));
  if (subscription.customer !== customer || subscription.ended_at !== null)
    throw errors.missing('subscription', String(id), 'id');
  return subscription;
}

function payNow(world: World, { customer }: PortalSession, { invoice: id }: Form): void {
  const invoice = find(world, 'invoice', String(id));
  if (invoice.customer !== customer || invoice.status !== 'open') throw errors.missing('invoice', String(id), 'id');
  const outcome = collectRenewal(world, invoice);
  if (outcome && !outcome.charge.paid) throw declineError(outcome.charge, outcome.intent);
}
