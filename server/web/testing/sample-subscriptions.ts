import type {
  ChannelOfferView,
  ChannelSalesView,
  ChannelSubscriptions,
  OwnSubscription,
} from '../billing/subscription-types.ts';

const CHANNEL_PRICE = { minor: 500, currency: 'USD' };

export const OWN_SUBSCRIPTION: OwnSubscription = {
  isOpen: true,
  subscription: { tier: 'supporter', state: 'ended', periodEnd: '2026-02-04T12:00:00.000Z' },
  plans: [
    { tier: 'supporter', price: { minor: 500, currency: 'USD' } },
    { tier: 'patron', price: { minor: 2500, currency: 'USD' } },
  ],
};

/** A channel that can be subscribed to, as a visitor sees it who does not. */
export const OFFER: ChannelOfferView = { isSold: true, isOwn: false, price: CHANNEL_PRICE, subscription: null };

export const CHANNEL_SUBSCRIPTIONS: ChannelSubscriptions = {
  price: CHANNEL_PRICE,
  data: [
    { channel: { slug: 'ada', ownerName: 'Ada Brandt' }, state: 'active', periodEnd: '2026-12-04T12:00:00.000Z' },
    { channel: { slug: 'moss', ownerName: 'Moss & Fern' }, state: 'ending', periodEnd: '2026-12-11T12:00:00.000Z' },
    {
      channel: { slug: 'tuan', ownerName: 'Tuấn, who has a rather long name for a channel' },
      state: 'unpaid',
      periodEnd: '2026-12-20T12:00:00.000Z',
    },
  ],
};

export const CHANNEL_SALES: ChannelSalesView = {
  isOpen: true,
  sells: true,
  payoutAccount: 'ready',
  subscribers: 12,
  price: CHANNEL_PRICE,
  sharePercent: 50,
};
