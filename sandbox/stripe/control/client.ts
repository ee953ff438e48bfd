import type { Attempt } from '../events/deliveries.ts';
import type { DeliveryOrder } from '../events/delivery-order.ts';
import type { ApiFault } from '../wire/api-faults.ts';

const DAY_S = 86_400;

/** The sandbox's control API, for tests. A refusal is thrown as an Error with the answer in it. */
export interface StripeControl {
  /** Moves the clock ahead; what falls due on the way happens, each at its time. */
  advance(time: { days?: number; seconds?: number }): Promise<void>;
  /** Pays an open Checkout Session, as a person with this card would. */
  pay(session: string, number?: string): Promise<void>;
  /** Does what "Finish" on the onboarding page does: the account can receive transfers and pay them out. */
  onboard(account: string): Promise<void>;
  /** Stops an account, as Stripe does when something about it is due: neither transfers nor payouts. */
  restrict(account: string): Promise<void>;
  deliveries: {
    order(order: DeliveryOrder): Promise<void>;
    clear(): Promise<void>;
    /** Delivers what was held, one after the other. */
    release(from?: 'oldest' | 'newest'): Promise<void>;
    resend(eventId: string): Promise<void>;
    /** Waits until nothing is on its way, and tells what was tried. */
    settled(): Promise<Attempt[]>;
  };
  faults: { order(fault: ApiFault): Promise<void>; clear(): Promise<void> };
}

export function stripeControl({ url, token }: { url: string; token: string }): StripeControl {
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${url}/control${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /control${path}: ${response.status} ${text}`);
    return JSON.parse(text || 'null');
  };

  return {
    advance: ({ days = 0, seconds = 0 }) => call('POST', '/advance', { seconds: days * DAY_S + seconds }),
    pay: (session, number) => call('POST', '/pay', { session, ...(number === undefined ? {} : { number }) }),
    onboard: (account) => call('POST', '/onboard', { account }),
    restrict: (account) => call('POST', '/restrict', { account }),
    deliveries: {
      order: (order) => call('POST', '/deliveries/orders', order),
      clear: () => call('DELETE', '/deliveries/orders'),
      release: (from = 'oldest') => call('POST', '/deliveries/release', { from }),
      resend: (eventId) => call('POST', `/events/${eventId}/resend`),
      settled: () => call('GET', '/deliveries'),
    },
    faults: {
      order: (fault) => call('POST', '/faults', fault),
      clear: () => call('DELETE', '/faults'),
    },
  };
}
