import { recordEvent } from '../events/record-event.ts';
import { listAll, save } from '../state/find.ts';
import type { World } from '../world.ts';
import { endSubscription, periodEndOf } from './cancel-subscription.ts';
import { changeSubscription } from './change-subscription.ts';
import { collectWhenDue } from './collect-renewal.ts';
import { renewSubscription } from './renew-subscription.ts';

/** https://docs.stripe.com/billing/subscriptions/overview#payment-window */
const INCOMPLETE_FOR_S = 23 * 3600;

interface Due {
  at: number;
  run(): void;
}

/** Moves the clock ahead and does, each at its own time, what falls due on the way. */
export function advanceBy(world: World, ms: number): void {
  const { clock, state } = world;
  const target = clock.aheadMs + ms;
  const until = Math.floor((clock.nowMs() + ms) / 1000);
  const machineMs = clock.nowMs() - clock.aheadMs;
  for (let due = nextDue(world, until); due; due = nextDue(world, until)) {
    clock.aheadMs = Math.max(clock.aheadMs, due.at * 1000 - machineMs);
    due.run();
  }
  clock.aheadMs = target;
  state.aheadMs = target;
  world.touch();
}

function nextDue(world: World, until: number): Due | undefined {
  return [...renewals(world), ...collections(world), ...expiries(world)]
    .filter(({ at }) => at <= until)
    .sort((a, b) => a.at - b.at)[0];
}

function renewals(world: World): Due[] {
  const running = listAll(world, 'subscription', ({ status }) => status === 'active' || status === 'past_due');
  return running.map((subscription) => ({
    at: periodEndOf(subscription),
    run: () =>
      subscription.cancel_at_period_end
        ? endSubscription(world, subscription, 'cancellation_requested')
        : renewSubscription(world, subscription),
  }));
}

function collections(world: World): Due[] {
  return listAll(world, 'invoice').flatMap((invoice) => {
    const at = invoice.status === 'draft' ? invoice.automatically_finalizes_at : invoice.next_payment_attempt;
    const run = () => {
      invoice.next_payment_attempt = null;
      invoice.automatically_finalizes_at = null;
      collectWhenDue(world, invoice);
    };
    return at === null || invoice.status === 'paid' ? [] : [{ at, run }];
  });
}

function expiries(world: World): Due[] {
  const incomplete = listAll(world, 'subscription', ({ status }) => status === 'incomplete');
  const open = listAll(world, 'checkout.session', ({ status }) => status === 'open');
  return [
    ...incomplete.map((subscription) => ({
      at: subscription.created + INCOMPLETE_FOR_S,
      run: () => changeSubscription(world, subscription, { status: 'incomplete_expired', ended_at: world.clock.now() }),
    })),
    ...open.map((session) => ({
      at: session.expires_at,
      run: () => {
        Object.assign(session, { status: 'expired', url: null });
        recordEvent(world, 'checkout.session.expired', save(world, 'checkout.session', session));
      },
    })),
  ];
}
