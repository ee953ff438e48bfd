import type { Logger } from '../../discord/logger.ts';
import type { Event, WebhookEndpoint } from '../state/objects.ts';
import type { State } from '../state/state.ts';
import { createDeliveryOrders, type DeliveryOrders } from './delivery-order.ts';
import { signatureHeader } from './sign.ts';

/** Stripe tries for three days, at growing distances; here a laptop is soon up again. */
const RETRY_AFTER_MS = [2_000, 10_000, 60_000, 600_000];
const TIMEOUT_MS = 10_000;

/** One try to deliver an event. Status 0: nobody answered. */
export interface Attempt {
  event: string;
  type: string;
  url: string;
  status: number;
}

/** Events on their way to the registered endpoints. No order is promised, and some come twice. */
export interface Deliveries {
  send(event: Event): void;
  /** Delivers an event again, as the Dashboard's "Resend" does. */
  resend(event: Event): void;
  orders: DeliveryOrders;
  /** Lets go what was held, oldest first or the other way round. */
  release(from: 'oldest' | 'newest'): Promise<void>;
  attempts(): Attempt[];
  /** Resolves when nothing is on its way. What waits for another try is not on its way. */
  settled(): Promise<void>;
  /** Gives up what is on its way. */
  close(): Promise<void>;
}

interface Parts {
  state: State;
  log: Logger;
  touch(): void;
  retryAfterMs?: number[] | undefined;
}

const KEPT_ATTEMPTS = 1000;

export function createDeliveries({ state, log, touch, retryAfterMs = RETRY_AFTER_MS }: Parts): Deliveries {
  const orders = createDeliveryOrders();
  const attempts: Attempt[] = [];
  const underway = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  let held: Event[] = [];
  const closing = new AbortController();

  const endpointsFor = (event: Event) =>
    [...state.tables.webhook_endpoint.values()].filter(
      ({ id, status, enabled_events: types }) =>
        status === 'enabled' &&
        (types.includes('*') || types.includes(event.type)) &&
        // Connected accounts' events, or the platform's own: https://docs.stripe.com/connect/webhooks
        state.hidden.connectEndpoints.has(id) === (event.account !== undefined),
    );

  const deliver = (event: Event) => {
    for (const endpoint of endpointsFor(event)) start(event, endpoint, 0);
  };

  const start = (event: Event, endpoint: WebhookEndpoint, tries: number) => {
    if (closing.signal.aborted) return;
    const task = attempt(event, endpoint, tries).finally(() => underway.delete(task));
    underway.add(task);
  };

  const attempt = async (event: Event, endpoint: WebhookEndpoint, tries: number) => {
    const status = await post(event, endpoint);
    attempts.push({ event: event.id, type: event.type, url: endpoint.url, status });
    if (attempts.length > KEPT_ATTEMPTS) attempts.shift();
    if (status >= 200 && status < 300) {
      event.pending_webhooks = Math.max(0, event.pending_webhooks - 1);
      touch();
      return;
    }
    log.warn({ event: event.id, type: event.type, status }, 'event not taken, to be tried again');
    const wait = retryAfterMs[Math.min(tries, retryAfterMs.length - 1)] ?? 0;
    const timer = setTimeout(() => {
      timers.delete(timer);
      start(event, endpoint, tries + 1);
    }, wait).unref();
    timers.add(timer);
  };

  const post = async (event: Event, { id, url }: WebhookEndpoint) => {
    const body = JSON.stringify(event, null, 2);
    const secret = state.hidden.webhookSecrets.get(id) ?? '';
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          'Stripe-Signature': signatureHeader(body, secret, Math.floor(Date.now() / 1000)),
        },
        body,
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0; // nobody answered, which the attempt's status says
    }
  };

  const settled = async () => {
    while (underway.size > 0) await Promise.all(underway);
  };

  return {
    orders,
    send(event) {
      event.pending_webhooks = endpointsFor(event).length;
      const order = event.pending_webhooks > 0 ? orders.take(event.type) : null;
      if (order === 'drop') return;
      if (order === 'hold') {
        held.push(event);
        return;
      }
      deliver(event);
      if (order === 'duplicate') deliver(event);
    },
    resend: deliver,
    async release(from) {
      const waiting = from === 'oldest' ? held : held.toReversed();
      held = [];
      for (const event of waiting) {
        deliver(event);
        await settled();
      }
    },
    attempts: () => [...attempts],
    settled,
    async close() {
      closing.abort();
      await settled();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
