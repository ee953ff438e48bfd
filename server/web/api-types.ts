import type { types } from 'mediasoup-client';

/** A live stream as lists show it. Times are ISO 8601 in UTC. */
export interface StreamCard {
  id: string;
  startedAt: string;
  viewers: number;
  title: string;
  category: string;
  isMature: boolean;
  thumbnailUrl: string | null;
  channel: { slug: string; title: string; ownerName: string; avatarUrl: string | null };
}

/** Every list of the API. */
export interface Page<Item> {
  data: Item[];
  nextCursor: string | null;
}

/** What is on air on a channel right now. */
export interface LiveStream {
  id: string;
  startedAt: string;
  viewers: number;
  peakViewers: number;
  thumbnailUrl: string | null;
}

/** A channel as anyone sees it. */
export interface ChannelView {
  slug: string;
  title: string;
  category: string;
  isMature: boolean;
  ownerName: string;
  posterUrl: string | null;
  stream: LiveStream | null;
}

/** What its owner may change about a channel. */
export interface ChannelDetails {
  title: string;
  category: string;
  isMature: boolean;
}

/** A channel as its owner sees it. */
export interface OwnChannel extends ChannelDetails {
  slug: string;
  whipUrl: string;
  stream: LiveStream | null;
}

/** The answer to opening a channel: the only one beside the key's own route that holds the key. */
export interface OpenedChannel extends ChannelDetails {
  slug: string;
  streamKey: string;
  whipUrl: string;
}

/** Something to subscribe to. `price` is for a month, in minor units. */
export interface PlatformPlanView {
  tier: string;
  price: { minor: number; currency: string };
}

/** One's subscription to the platform. */
export interface SubscriptionView {
  tier: string;
  state: 'confirming' | 'active' | 'ending' | 'unpaid' | 'ended';
  periodEnd: string;
}

export interface OwnSubscription {
  /** Whether anything is sold here. */
  isOpen: boolean;
  subscription: SubscriptionView | null;
  plans: PlatformPlanView[];
}

/** The person who is signed in. */
export interface Me {
  id: string;
  name: string;
  avatarUrl: string | null;
  isStaff: boolean;
}

/** Who asks, and the token that unsafe requests by cookie carry in `X-CSRF-Token`. */
export interface Session {
  user: Me | null;
  csrfToken: string;
}

/** A viewer's own playback, opened on the server and waiting for the browser's DTLS. */
export interface PlaybackOffer {
  id: string;
  routerRtpCapabilities: types.RtpCapabilities;
  transport: Pick<types.TransportOptions, 'id' | 'iceParameters' | 'iceCandidates' | 'dtlsParameters'>;
}

/** One track that the server will send. */
export interface PlaybackConsumer {
  id: string;
  producerId: string;
  kind: types.MediaKind;
  rtpParameters: types.RtpParameters;
}

/** Page views and visitors; these are the sum of each day's. */
export interface TrafficTotal {
  views: number;
  visitors: number;
}

/** A local day; null where nobody counted. */
export interface TrafficDay {
  day: string;
  views: number | null;
  visitors: number | null;
  coverage: 'whole' | 'part' | 'running' | 'none' | 'ahead';
}

export interface TrafficWeek {
  from: string;
  to: string;
  days: TrafficDay[];
  total: TrafficTotal | null;
  isWhole: boolean;
  /** What is missing from it. */
  note: string | null;
}

/** A week beside the one before, and what was viewed over a range of days. */
export interface Traffic {
  week: {
    current: TrafficWeek;
    previous: TrafficWeek;
    /** Null unless both weeks are whole. */
    change: TrafficTotal | null;
    /** Where there is no change: the weekdays that are whole in both weeks. */
    sameDays: { days: string[]; current: TrafficTotal; previous: TrafficTotal } | null;
  };
  range: { from: string; to: string };
  pages: (TrafficTotal & { name: string })[];
  referrers: (TrafficTotal & { name: string })[];
}

/** RFC 9457 problem details, with Glim's stable `code`. */
export interface ProblemDetails {
  type?: string;
  title?: string;
  status: number;
  detail?: string;
  code: string;
}

/** What `/ws` sends to those who subscribed to `live` or `channel:SLUG`. */
export type LiveMessage =
  | { type: 'stream.started' | 'stream.ended' | 'stream.changed'; slug: string; stream?: LiveStream | null }
  | { type: 'viewers'; slug: string; viewers: number };
