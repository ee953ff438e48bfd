/** Something to subscribe to. `price` is for a month, in minor units. */
export interface PlatformPlanView {
  tier: string;
  price: { minor: number; currency: string };
}

export type SubscriptionState = 'confirming' | 'active' | 'ending' | 'unpaid' | 'ended';

/** One's subscription to the platform. */
export interface SubscriptionView {
  tier: string;
  state: SubscriptionState;
  periodEnd: string;
}

export interface OwnSubscription {
  /** Whether anything is sold here. */
  isOpen: boolean;
  subscription: SubscriptionView | null;
  plans: PlatformPlanView[];
}

/** A channel's subscription as a visitor sees it: theirs, or the one they had last. */
export interface ChannelOfferView {
  isSold: boolean;
  isOwn: boolean;
  price: PlatformPlanView['price'];
  subscription: Omit<SubscriptionView, 'tier'> | null;
}

/** The channels that one subscribes to; each costs the same. */
export interface ChannelSubscriptions {
  data: (Omit<SubscriptionView, 'tier'> & { channel: { slug: string; ownerName: string } })[];
  price: PlatformPlanView['price'];
}

/** How subscriptions to one's own channel stand. */
export interface ChannelSalesView {
  /** Whether anything is sold here. */
  isOpen: boolean;
  sells: boolean;
  payoutAccount: 'none' | 'unfinished' | 'ready' | 'stopped';
  subscribers: number;
  price: PlatformPlanView['price'];
  /** What of each payment is one's own. */
  sharePercent: number;
}
