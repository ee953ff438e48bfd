import type { ChannelView, Me, OwnChannel, OwnSubscription, StreamCard, Traffic } from './api-types.ts';

/** `/` */
export interface HomeData {
  streams: StreamCard[];
}

/** `/:slug` */
export interface WatchData {
  channel: ChannelView;
}

/** `/dashboard`: `ownChannel` is null until the member has opened one. */
export interface DashboardData {
  ownChannel: OwnChannel | null;
}

/** One published Glimcap; `html` is Markdown rendered by the server with raw HTML off. */
export interface GlimcapReport {
  number: number;
  title: string;
  publishedAt: string;
  author: string;
  html: string;
}

/** `/glimcap/:number` */
export interface GlimcapData {
  report: GlimcapReport;
}

/** `/glimcap`, newest first. */
export interface GlimcapListData {
  reports: Pick<GlimcapReport, 'number' | 'title' | 'publishedAt'>[];
}

export interface TicketAttachment {
  name: string;
  url: string;
  sizeBytes: number;
}

/** A message of a ticket. `text` is plain text, the latest; `edits` holds the earlier ones, oldest first. */
export interface TicketMessage {
  id: string;
  author: { name: string; avatarUrl: string | null; isStaff: boolean };
  sentAt: string;
  text: string;
  /** `replacedAt` is when the text gave way to the next one. */
  edits: { text: string; replacedAt: string }[];
  deletedAt: string | null;
  attachments: TicketAttachment[];
}

export interface Ticket {
  number: number;
  subject: string;
  state: 'open' | 'claimed' | 'closed';
  openedAt: string;
  closedAt: string | null;
  openedBy: string;
  claimedBy: string | null;
  messages: TicketMessage[];
}

/** `/tickets/:number` */
export interface TicketData {
  ticket: Ticket;
}

/** `/staff/traffic`: `days` is what the lists of pages and referrers go over. */
export interface TrafficData {
  traffic: Traffic;
  days: number;
}

/** `/settings/subscription` */
export interface SubscriptionData {
  ownSubscription: OwnSubscription;
}

/** Any page that could not be shown. `reference` is what the log calls the failure, for bugs only. */
export interface ErrorData {
  error: { status: number; detail?: string; reference?: string };
}

/** What a page is drawn from. Its one key says which page it is. */
export type PageData =
  | HomeData
  | WatchData
  | DashboardData
  | SubscriptionData
  | GlimcapData
  | GlimcapListData
  | TicketData
  | TrafficData
  | ErrorData;

/** A page and who looks at it: all that server and browser need to draw the same thing. */
export interface View {
  data: PageData;
  /** The path and query, e.g. `/ada?x=1`. */
  url: string;
  /** When it was drawn, ISO 8601, so that "live for 5 min" reads the same on both sides. */
  drawnAt: string;
  /** Absent when the page was drawn without asking who looks; the browser then asks. */
  me?: Me | null;
  csrfToken?: string;
}
