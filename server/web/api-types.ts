import type { types } from 'mediasoup-client';

/** A live stream as lists show it. Times are ISO 8601 in UTC. */
export interface StreamCard {
  id: string;
  startedAt: string;
  viewers: number;
  title: string;
  category: string;
  isMature: boolean;
  tags: string[];
  thumbnailUrl: string | null;
  channel: { slug: string; title: string; ownerName: string; avatarUrl: string | null };
}

/** Who of those that are live is asked for; a tag is as it is kept. */
export interface LiveFilterView {
  category?: string;
  tag?: string;
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
  tags: string[];
  ownerName: string;
  posterUrl: string | null;
  stream: LiveStream | null;
}

/** What its owner may change about a channel. */
export interface ChannelDetails {
  title: string;
  category: string;
  isMature: boolean;
  tags: string[];
}

/** A channel as its owner sees it. */
export interface OwnChannel extends ChannelDetails {
  slug: string;
  whipUrl: string;
  /** Null where encoders cannot send over RTMP. */
  rtmpUrl: string | null;
  stream: LiveStream | null;
}

/** A time that a channel means to stream at. */
export interface PlannedStream {
  title: string;
  startsAt: string;
  endsAt: string;
  isWeekly: boolean;
  timeZone: string;
}

/** A planned stream as its owner says it: `day` is `2026-12-04`, `time` `20:00`, on the clock of `timeZone`. */
export interface SchedulePlan {
  title: string;
  day: string;
  time: string;
  lengthMinutes: number;
  isWeekly: boolean;
  timeZone: string;
}

export interface OwnScheduleEntry extends SchedulePlan {
  id: string;
  upcoming: { day: string; startsAt: string; isSkipped: boolean }[];
}

export interface OwnSchedule {
  data: OwnScheduleEntry[];
}

/** How one's own stream arrived. `value` is ms between key frames, bits per second, lost packets or B-frames per thousand. */
export interface StreamHealthView {
  startedAt: string;
  endedAt: string | null;
  findings: { cause: 'b_frames' | 'key_frames' | 'bitrate' | 'loss'; value: number; lastSeenAt: string }[];
}

/** The answer to opening a channel: the only one beside the key's own route that holds the key. */
export interface OpenedChannel extends ChannelDetails {
  slug: string;
  streamKey: string;
  whipUrl: string;
  rtmpUrl: string | null;
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

/** A published Glimcap as lists name it. */
export interface GlimcapListItem {
  number: number;
  title: string;
  publishedAt: string;
  correctedAt: string | null;
  /** Where the words were found; empty without a search. */
  snippet: { text: string; isHit: boolean }[];
}

/** A chart of a report; the picture is at `src` + `.svg` or `.png`, with `theme` and `size`. */
export interface GlimcapChart {
  key: string;
  src: string;
  /** The version that it is drawn from. */
  version: number;
  /** Its figures in words. */
  alt: string;
  wide: { width: number; height: number };
  narrow: { width: number; height: number };
}

/** A row of a report's table of metrics, as it is printed. */
export interface GlimcapRow {
  key: string;
  label: string;
  current: string;
  previous: string;
  difference: string;
  /** Why there is no figure; null where there is. */
  missing: string | null;
}

/** What a correction said, and what it changed: printed values, null for what was not there. */
export interface GlimcapCorrection {
  version: number;
  at: string;
  by: string | null;
  note: string;
  changes: { label: string; before: string | null; after: string | null }[];
}

/** One published Glimcap. Texts are Markdown rendered by the server with raw HTML off; one that is not there is empty. */
export interface GlimcapReport {
  number: number;
  title: string;
  author: string;
  publishedAt: string;
  correctedAt: string | null;
  weekStart: string;
  weekEnd: string;
  version: number;
  /** False for a version that was corrected later. */
  isStanding: boolean;
  /** The heading of the column of earlier figures. */
  comparedWith: string;
  metrics: GlimcapRow[];
  traffic: GlimcapRow[];
  networks: GlimcapRow[];
  finance: { title: string; period: string; rows: Pick<GlimcapRow, 'key' | 'label' | 'current' | 'missing'>[] } | null;
  html: Record<'intro' | 'metrics' | 'traffic' | 'networks' | 'financials' | 'wins' | 'outro' | 'support', string>;
  roadmap: { title: string; state: 'planned' | 'doing' | 'done'; url: string | null }[];
  charts: GlimcapChart[];
  corrections: GlimcapCorrection[];
  versions: { version: number; madeAt: string }[];
  previous: { number: number; title: string } | null;
  next: { number: number; title: string } | null;
}

/** A figure of a report with all that is known of it, as it is printed. */
export interface GlimcapFigure {
  report: { number: number; title: string; weekStart: string; weekEnd: string; publishedAt: string; version: number };
  key: string;
  label: string;
  section: 'metrics' | 'traffic' | 'networks' | 'finance';
  printed: string;
  missing: string | null;
  previous: {
    printed: string;
    /** The report that published it last; null where that one is not here. */
    report: number | null;
    weekEnd: string | null;
    /** What that report says now, where it was corrected since. */
    correctedTo: string | null;
  } | null;
  difference: { printed: string } | null;
  definition: string | null;
  measure: 'gauge' | 'count' | null;
  provenance: { source: string | null; takenAt: string | null; query: string | null; note: string | null };
  derivation: { formula: string; terms: { key: string; label: string; printed: string }[] } | null;
  corrections: {
    version: number;
    at: string;
    by: string | null;
    note: string;
    before: string | null;
    after: string | null;
  }[];
  /** What reports published of it until this one, oldest first. */
  history: { report: number; weekEnd: string; printed: string; period: string | null }[];
}

/** RFC 9457 problem details, with Glim's stable `code`. */
export interface ProblemDetails {
  type?: string;
  title?: string;
  status: number;
  detail?: string;
  code: string;
}

/** What somebody said in a chat. */
export interface ChatLine {
  id: string;
  text: string;
  sentAt: string;
  /** `:name:` in the text is shown as the emote of that id. */
  emotes: { name: string; id: string }[];
  author: { name: string; isOwner: boolean; isStaff: boolean; isSubscriber: boolean };
}

/** What `/ws` sends to those who subscribed to `chat:SLUG`. */
export type ChatMessage =
  | { type: 'chat.said'; slug: string; message: ChatLine }
  | { type: 'chat.removed'; slug: string; ids: string[] };

/** What `/ws` sends to those who subscribed to `live` or `channel:SLUG`, and of chats. */
export type LiveMessage =
  | ChatMessage
  | { type: 'stream.started' | 'stream.ended' | 'stream.changed'; slug: string; stream?: LiveStream | null }
  | { type: 'viewers'; slug: string; viewers: number };
