import type { Language } from '../../locales/languages.ts';
import type { DeskDraft } from '../presenters/staff-glimcap-draft.ts';
import type { DeskList } from '../presenters/staff-glimcap-list.ts';
import type { DeskReport } from '../presenters/staff-glimcap-report.ts';
import type { OwnAccountView } from './accounts/account-types.ts';
import type {
  ChannelView,
  ChatLine,
  GlimcapChart,
  GlimcapFigure,
  GlimcapListItem,
  GlimcapReport,
  LiveFilterView,
  Me,
  OwnChannel,
  OwnSchedule,
  PlannedStream,
  StreamCard,
  StreamHealthView,
  Traffic,
} from './api-types.ts';
import type {
  ChannelOfferView,
  ChannelSalesView,
  ChannelSubscriptions,
  OwnSubscription,
} from './billing/subscription-types.ts';
import type { BroughtEmoteView, EmoteView } from './emotes/emote-types.ts';
import type { LedgerView, MrrChoice, StatementPageView } from './finance/finance-types.ts';
import type { PlatformPartView } from './guilds/status-types.ts';
import type { CatalogueView, MetricDetailView } from './metrics/metric-types.ts';
import type { BoardView, StaffTicketPageView, TicketStatsPageView } from './support/board/board-types.ts';
import type { HelpArticleView, HelpIndexView, StaffHelpView } from './support/help/help-types.ts';

/** `/` */
export interface HomeData {
  streams: StreamCard[];
  filter?: LiveFilterView;
}

/** `/:slug` */
export interface WatchData {
  channel: ChannelView;
  /** The latest of its chat, oldest first. */
  chat: { lines: ChatLine[]; canModerate: boolean };
  /** When it means to stream next. */
  planned?: PlannedStream[];
  /** What there is to subscribe to. */
  offer?: ChannelOfferView;
}

/** `/dashboard`: `ownChannel` is null until the member has opened one. */
export interface DashboardData {
  ownChannel: OwnChannel | null;
  schedule?: OwnSchedule;
  /** How the last streams arrived, newest first. */
  streamHealth?: StreamHealthView[];
  /** How subscriptions to it stand. */
  channelSales?: ChannelSalesView;
}

/** `/glimcap/:number`, and an earlier version of it. */
export interface GlimcapData {
  report: GlimcapReport;
}

/** `/glimcap`, newest first; with `q`, what was found. */
export interface GlimcapListData {
  reports: GlimcapListItem[];
  /** What is looked for; empty for the whole list. */
  q: string;
  /** How many there are on all pages. */
  total: number;
  page: number;
  pages: number;
}

/** `/glimcap/:number/figures/:key` */
export interface GlimcapFigureData {
  figure: GlimcapFigure;
  /** The newest report that has the figure, where that is a later one. */
  latest: number | null;
  chart: GlimcapChart | null;
}

/** Where somebody is on the way to the reports by e-mail, or away from them. */
export type MailStep =
  | 'ask'
  | 'off'
  | 'invalid'
  | 'asked'
  | 'confirm'
  | 'expired'
  | 'confirmed'
  | 'leave'
  | 'left'
  | 'unknown';

/** `/glimcap/mail` and what its mails link to. `token` is that of the link, where a button repeats it. */
export interface GlimcapMailData {
  mail: { step: MailStep; token?: string };
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
  /** The text as safe HTML, where the server has rendered it. */
  html?: string;
  /** The message that it answers, in short. */
  replyTo?: { id: string; author: string; excerpt: string } | null;
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

/** `/help` and `/help/:slug` */
export interface HelpData {
  help: { index: HelpIndexView } | { article: HelpArticleView };
}

/** `/staff/help` */
export interface StaffHelpData {
  staffHelp: StaffHelpView;
}

/** `/staff/traffic`: `days` is what the lists of pages and referrers go over. */
export interface TrafficData {
  traffic: Traffic;
  days: number;
}

/** `/staff` */
export interface StaffData {
  staff: true;
}

/** `/staff/glimcap`: `canReview` is whether its reader may do more than read. */
export interface DeskListData {
  deskList: DeskList;
  canReview: boolean;
}

/** `/staff/glimcap/:number` of a draft. */
export interface DeskData {
  desk: DeskDraft;
  canReview: boolean;
}

/** `/staff/glimcap/:number` of a published report. */
export interface DeskReportData {
  deskReport: DeskReport;
  canReview: boolean;
}

/** `/staff/metrics` */
export interface StaffCatalogueData {
  staffCatalogue: CatalogueView;
}

/** `/staff/metrics/:key` */
export interface StaffMetricData {
  staffMetric: MetricDetailView;
}

/** `/staff/finance` */
export interface StaffStatementData {
  staffStatement: StatementPageView;
}

/** `/staff/finance/ledger` */
export interface StaffLedgerData {
  staffLedger: LedgerView;
}

/** `/staff/finance/mrr` */
export interface StaffMrrData {
  staffMrr: MrrChoice;
}

/** `/staff/finance/import` */
export interface StaffImportData {
  staffImport: { canEdit: boolean };
}

/** A page about metrics or money: its one key says which. */
export type StaffFigures =
  | StaffCatalogueData
  | StaffMetricData
  | StaffStatementData
  | StaffLedgerData
  | StaffMrrData
  | StaffImportData;

/** `/staff/metrics…` and `/staff/finance…` */
export interface StaffFiguresData {
  staffFigures: StaffFigures;
}

/** `/staff/tickets` */
export interface TicketBoardData {
  ticketBoard: BoardView;
}

/** `/staff/tickets/:number` */
export interface StaffTicketData {
  staffTicket: StaffTicketPageView;
}

/** `/staff/tickets/stats` */
export interface TicketStatsData {
  ticketStats: TicketStatsPageView;
}

/** `/staff/tickets…`: its one key says which. */
export interface StaffTicketsData {
  staffTickets: TicketBoardData | StaffTicketData | TicketStatsData;
}

/** `/settings/subscription` */
export interface SubscriptionData {
  ownSubscription: OwnSubscription;
  channelSubscriptions: ChannelSubscriptions;
}

/** `/settings/account` */
export interface OwnAccountData {
  ownAccount: OwnAccountView;
}

/** `/auth/link/:token`: whose account the link opens. */
export interface SignInLinkData {
  signInLink: { name: string };
}

/** `/status` */
export interface StatusData {
  status: PlatformPartView[];
}

/** Any page that could not be shown. `reference` is what the log calls the failure, for bugs only. */
export interface ErrorData {
  error: { status: number; detail?: string; reference?: string };
}

/** `/emotes`: `q` is what is looked for, `next` the last name here where there are more. */
export interface EmoteListData {
  emoteList: { emotes: EmoteView[]; q: string; next: string | null };
}

/** `/dashboard/emotes`: null until the member has opened a channel. */
export interface OwnEmotesData {
  ownEmotes: BroughtEmoteView[] | null;
}

/** `/staff/emotes` */
export interface StaffEmotesData {
  staffEmotes: {
    /** The oldest of them; `waitingCount` is how many there are. */
    waiting: BroughtEmoteView[];
    waitingCount: number;
    approved: BroughtEmoteView[];
    refused: BroughtEmoteView[];
    q: string;
    next: string | null;
  };
}

/** A page about emotes: its one key says which. */
export interface EmotePageData {
  emotePage: EmoteListData | OwnEmotesData | StaffEmotesData;
}

/** What a page for staff is drawn from. */
export type StaffPageData =
  | TrafficData
  | StaffFiguresData
  | StaffTicketsData
  | StaffHelpData
  | StaffData
  | DeskListData
  | DeskData
  | DeskReportData;

/** What a page is drawn from. Its one key says which page it is. */
export type PageData =
  | HomeData
  | WatchData
  | DashboardData
  | SubscriptionData
  | GlimcapData
  | GlimcapListData
  | GlimcapFigureData
  | GlimcapMailData
  | TicketData
  | HelpData
  | StatusData
  | OwnAccountData
  | SignInLinkData
  | EmotePageData
  | StaffPageData
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
  /** Whether the reports can be had by e-mail. */
  offersMail: boolean;
  language: Language;
  /** Whether the page is there in the other languages too. */
  isTranslated: boolean;
}
