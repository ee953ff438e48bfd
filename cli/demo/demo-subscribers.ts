import type {
  Discount,
  NewSubscriptionEvent,
  Plan,
  SubscriptionStatus,
} from '#domain/billing/mrr/subscription-snapshot.ts';
import { DEMO_PREFIX, DEMO_SOURCE } from './demo-label.ts';
import type { DemoDay } from './demo-span.ts';
import type { Random } from './random.ts';

const DAY_MS = 86_400_000;
const MONTH_DAYS = 30;
const SUPPORTER: Plan = { minor: 500n, currency: 'USD', interval: 'month' };
const PATRON: Plan = { minor: 2500n, currency: 'USD', interval: 'month' };
const ANNUAL: Plan = { minor: 5000n, currency: 'USD', interval: 'year' };
const FIRST_SUBSCRIBERS = 130;
/** Before the demo's first day, over so many days. */
const HISTORY_DAYS = 200;
/** How likely, of one subscriber on one day. */
const CHANCES = { leave: 0.0016, fail: 0.0004, upgrade: 0.0004, downgrade: 0.0002, pause: 0.0002, comeBack: 0.0006 };
const TRIAL_DAYS = 14;
const NEW_A_DAY = 0.55;

/** A subscriber as they are now. */
interface Subscriber {
  number: number;
  plan: Plan;
  status: SubscriptionStatus;
  startedAt: Date;
  discounts: Discount[];
  /** What comes without anybody doing more, and when. */
  next: { at: Date; status: SubscriptionStatus } | null;
}

type Change = Partial<Pick<Subscriber, 'plan' | 'status' | 'discounts' | 'next'>> &
  Pick<Partial<NewSubscriptionEvent>, 'cancelsAt' | 'resumesAt' | 'pastDueSince'>;

/** What the subscribers of the demo do, day after day: they come, try, pay, change, pause, fail to pay, leave and come back. */
export class DemoSubscribers {
  readonly #random: Random;
  readonly #subscribers: Subscriber[] = [];
  #events: NewSubscriptionEvent[] = [];
  #told = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** What happens on a day, and what is charged on it, each in minor units. */
  live(day: DemoDay): { events: NewSubscriptionEvent[]; charges: bigint[] } {
    this.#events = [];
    const at = () => new Date(day.startsAt.getTime() + this.#random.between(0, 0.99) * DAY_MS);
    if (day.index === 0) this.#addHistory(day.startsAt);
    for (let joining = this.#random.count(NEW_A_DAY * day.liveliness); joining > 0; joining -= 1) this.#join(at());
    for (const subscriber of this.#subscribers) this.#liveOne(subscriber, day, at());
    return { events: this.#events, charges: this.#subscribers.flatMap((each) => chargeOf(each, day)) };
  }

  #addHistory(before: Date): void {
    for (let place = 0; place < FIRST_SUBSCRIBERS; place += 1) {
      this.#join(new Date(before.getTime() - this.#random.between(0.1, HISTORY_DAYS) * DAY_MS));
    }
  }

  #join(startedAt: Date): void {
    const random = this.#random;
    const subscriber: Subscriber = {
      number: this.#subscribers.length + 1,
      plan: random.pick([SUPPORTER, SUPPORTER, SUPPORTER, SUPPORTER, SUPPORTER, SUPPORTER, PATRON, PATRON, ANNUAL]),
      status: 'active',
      startedAt,
      discounts: [],
      next: null,
    };
    this.#subscribers.push(subscriber);
    const after = (days: number) => new Date(startedAt.getTime() + days * DAY_MS);
    if (random.isLucky(0.12)) {
      const status = random.isLucky(0.6) ? 'active' : 'canceled';
      this.#tell(subscriber, startedAt, { status: 'trialing', next: { at: after(TRIAL_DAYS), status } });
    } else if (random.isLucky(0.1)) {
      const half = {
        kind: 'percent',
        basisPoints: 5000,
        duration: 'repeating',
        endsAt: after(3 * MONTH_DAYS),
      } as const;
      this.#tell(subscriber, startedAt, { discounts: [half] });
    } else this.#tell(subscriber, startedAt, {});
  }

  #liveOne(subscriber: Subscriber, { endsAt }: DemoDay, at: Date): void {
    const { next, status, plan, startedAt } = subscriber;
    if (next && next.at < endsAt) this.#tell(subscriber, next.at, { status: next.status, next: null });
    if (next || at <= startedAt) return;
    const change = status === 'canceled' ? this.#comeBack() : this.#changeOf(plan, at);
    if (change) this.#tell(subscriber, at, change);
  }

  #comeBack(): Change | null {
    return this.#random.isLucky(CHANCES.comeBack) ? { status: 'active', discounts: [] } : null;
  }

  #changeOf(plan: Plan, at: Date): Change | null {
    const random = this.#random;
    const after = (days: number) => new Date(at.getTime() + days * DAY_MS);
    if (random.isLucky(CHANCES.leave)) {
      const end = after(random.whole(1, MONTH_DAYS));
      return { cancelsAt: end, next: { at: end, status: 'canceled' } };
    }
    if (random.isLucky(CHANCES.fail)) {
      const [days, status] = random.isLucky(0.7)
        ? ([random.whole(1, 6), 'active'] as const)
        : ([21, 'canceled'] as const);
      return { status: 'past_due', pastDueSince: at, next: { at: after(days), status } };
    }
    if (random.isLucky(CHANCES.pause)) {
      const resumesAt = after(MONTH_DAYS);
      return { status: 'paused', resumesAt, next: { at: resumesAt, status: 'active' } };
    }
    if (plan === SUPPORTER && random.isLucky(CHANCES.upgrade)) return { plan: random.pick([PATRON, PATRON, ANNUAL]) };
    return plan === PATRON && random.isLucky(CHANCES.downgrade) ? { plan: SUPPORTER } : null;
  }

  #tell(subscriber: Subscriber, at: Date, { cancelsAt, resumesAt, pastDueSince, ...change }: Change): void {
    Object.assign(subscriber, change);
    this.#told += 1;
    const { number, status, plan, discounts } = subscriber;
    this.#events.push({
      source: DEMO_SOURCE,
      eventId: `${DEMO_PREFIX}event-${this.#told}`,
      subscription: `${DEMO_PREFIX}subscription-${number}`,
      customer: `${DEMO_PREFIX}customer-${number}`,
      effectiveAt: at,
      status,
      plan,
      discounts: [...discounts],
      ...(cancelsAt && { cancelsAt }),
      ...(resumesAt && { resumesAt }),
      ...(pastDueSince && { pastDueSince }),
    });
  }
}

/** A subscription is charged on the day of the month, or of the year, on which it began. */
function chargeOf({ plan, status, startedAt, discounts }: Subscriber, { startsAt, endsAt, day }: DemoDay): bigint[] {
  const dayOfMonth = Math.min(startedAt.getUTCDate(), 28);
  const isMonth = plan.interval === 'month' || startedAt.getUTCMonth() + 1 === Number(day.slice(5, 7));
  const isDue = status === 'active' && startedAt < endsAt && Number(day.slice(8)) === dayOfMonth && isMonth;
  if (!isDue) return [];
  const isHalf = discounts.some((discount) => discount.duration === 'repeating' && startsAt < discount.endsAt);
  return [isHalf ? plan.minor / 2n : plan.minor];
}
