import type { EntityManager } from '@mikro-orm/postgresql';
import { Accounts } from './accounts/accounts.ts';
import { DiscordLinks } from './accounts/discord-links.ts';
import { MemberLocales } from './accounts/member-locales.ts';
import { SignInLinks } from './accounts/sign-in-links.ts';
import { Billing } from './billing/billing.ts';
import { BillingEvents } from './billing/billing-events.ts';
import { BillingReconciliation } from './billing/billing-reconciliation.ts';
import { Mrr } from './billing/mrr.ts';
import { MrrBoard } from './billing/mrr-board.ts';
import { MrrCounts } from './billing/mrr-counts.ts';
import type { PaymentProvider } from './billing/payment-provider.ts';
import { PlatformSubscriptions } from './billing/platform-subscriptions.ts';
import { Subscriptions } from './billing/subscriptions.ts';
import type { Bus } from './bus.ts';
import { Channels } from './channels/channels.ts';
import { Chat } from './chat/chat.ts';
import { ChatTimeouts } from './chat/chat-timeouts.ts';
import type { Clock } from './clock.ts';
import { createEmotes, type EmoteDomain } from './emotes/create-emotes.ts';
import type { EmoteImages } from './emotes/emote-images.ts';
import { Finances } from './finance/finances.ts';
import { HostingLedger } from './finance/hosting-ledger.ts';
import { Ledger } from './finance/ledger.ts';
import { LedgerDesk } from './finance/ledger-desk.ts';
import { GlimcapArchive } from './glimcap/archive/glimcap-archive.ts';
import { ChartGatherer } from './glimcap/charts/chart-gatherer.ts';
import { ClosingSections } from './glimcap/closing-sections.ts';
import { Glimcap } from './glimcap/glimcap.ts';
import { GlimcapCorrections } from './glimcap/glimcap-corrections.ts';
import { GlimcapDesk } from './glimcap/glimcap-desk.ts';
import { GlimcapImport } from './glimcap/glimcap-import.ts';
import { GlimcapPosts } from './glimcap/glimcap-posts.ts';
import type { GlimcapSettings } from './glimcap/glimcap-settings.ts';
import { GlimcapMailContent } from './glimcap/mail/mail-content.ts';
import { GlimcapMailings } from './glimcap/mail/mailings.ts';
import { GlimcapReaderList } from './glimcap/mail/reader-list.ts';
import { GlimcapReaders } from './glimcap/mail/readers.ts';
import { Roadmap } from './glimcap/roadmap/roadmap.ts';
import { SupportBlock } from './glimcap/texts/support-block.ts';
import { WeekCompiler } from './glimcap/week-compiler.ts';
import { Wins } from './glimcap/wins/wins.ts';
import { CapabilityNotices } from './guilds/capability-notices.ts';
import { CapabilityReports } from './guilds/capability-reports.ts';
import { CommandDeployments } from './guilds/command-deployments.ts';
import { Guilds } from './guilds/guilds.ts';
import { MemberRoles } from './guilds/member-roles.ts';
import { PlatformStatus } from './guilds/platform-status.ts';
import { RoleMappings } from './guilds/role-mappings.ts';
import { Catalogue } from './metrics/catalogue.ts';
import { DatabaseCounts } from './metrics/database-counts.ts';
import { GuildBoards } from './metrics/guilds/guild-boards.ts';
import { GuildCounters } from './metrics/guilds/guild-counters.ts';
import { HandRecords } from './metrics/hand-records.ts';
import { MetricBoard } from './metrics/metric-board.ts';
import { MetricSources } from './metrics/metric-sources.ts';
import { Metrics } from './metrics/metrics.ts';
import type { SourceSettings } from './metrics/source-list.ts';
import { SourceTokens } from './metrics/source-tokens.ts';
import { PeakBoard } from './metrics/stats/peak-board.ts';
import { PlatformStats } from './metrics/stats/platform-stats.ts';
import { PageViewLog } from './metrics/traffic/page-view-log.ts';
import { Traffic } from './metrics/traffic/traffic.ts';
import { TrafficCounts } from './metrics/traffic/traffic-counts.ts';
import { TrafficImport } from './metrics/traffic/traffic-import.ts';
import { TrafficRollUp } from './metrics/traffic/traffic-roll-up.ts';
import type { Outbox } from './outbox.ts';
import type { Secrets } from './secrets.ts';
import { createStreams, type StreamsDomain } from './streams/create-streams.ts';
import { createSupport, type SupportDomain } from './support/create-support.ts';
import { Help } from './support/help/help.ts';
import { HelpFeedback } from './support/help/help-feedback.ts';
import type { HelpLibrary } from './support/help/help-library.ts';
import type { TextPatterns } from './support/replies/text-patterns.ts';

/** What the domain needs from outside. */
export interface DomainParts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  bus: Bus;
  secrets: Secrets;
  /** Who takes the money; null where nothing is sold. */
  payments: PaymentProvider | null;
  reconnectWindowMs: number;
  /** The web site's own host name: links from it are no referrals. */
  siteHost: string;
  /** How the weekly reports are cut and signed. */
  glimcap: GlimcapSettings;
  /** In which currency money is reported, `USD`; others are kept apart. */
  reportingCurrency: string;
  /** Our own e-mail addresses, in small letters: mails from them are not answered. */
  ownAddresses: readonly string[];
  /** Where people write to support; null while no mail is read. */
  supportAddress: string | null;
  /** Whether mails can be sent. */
  canMail: boolean;
  /** Which services outside can be asked for figures. */
  sources: SourceSettings;
  /** The guides of the help site. */
  helpLibrary: HelpLibrary;
  /** What staff's patterns of texts are matched with. */
  patterns: TextPatterns;
  /** Reads pictures. */
  emoteImages: EmoteImages;
}

/** Every context's services, built once a process and used within a unit of work. */
export interface Domain extends EmoteDomain, StreamsDomain, SupportDomain {
  accounts: Accounts;
  signInLinks: SignInLinks;
  discordLinks: DiscordLinks;
  memberLocales: MemberLocales;
  channels: Channels;
  guilds: Guilds;
  commandDeployments: CommandDeployments;
  capabilityReports: CapabilityReports;
  capabilityNotices: CapabilityNotices;
  platformStatus: PlatformStatus;
  roleMappings: RoleMappings;
  memberRoles: MemberRoles;
  peakBoard: PeakBoard;
  chat: Chat;
  chatTimeouts: ChatTimeouts;
  help: Help;
  helpFeedback: HelpFeedback;
  metrics: Metrics;
  metricCatalogue: Catalogue;
  metricBoard: MetricBoard;
  handRecords: HandRecords;
  platformStats: PlatformStats;
  guildBoards: GuildBoards;
  guildCounters: GuildCounters;
  subscriptions: Subscriptions;
  pageViewLog: PageViewLog;
  trafficRollUp: TrafficRollUp;
  traffic: Traffic;
  trafficImport: TrafficImport;
  mrr: Mrr;
  mrrBoard: MrrBoard;
  metricSources: MetricSources;
  sourceTokens: SourceTokens;
  platformSubscriptions: PlatformSubscriptions;
  billing: Billing;
  billingEvents: BillingEvents;
  billingReconciliation: BillingReconciliation;
  finances: Finances;
  ledger: Ledger;
  ledgerDesk: LedgerDesk;
  hostingLedger: HostingLedger;
  glimcap: Glimcap;
  glimcapDesk: GlimcapDesk;
  glimcapCorrections: GlimcapCorrections;
  glimcapArchive: GlimcapArchive;
  glimcapImport: GlimcapImport;
  glimcapPosts: GlimcapPosts;
  glimcapReaders: GlimcapReaders;
  glimcapReaderList: GlimcapReaderList;
  glimcapMailings: GlimcapMailings;
  glimcapMailContent: GlimcapMailContent;
  wins: Wins;
  roadmap: Roadmap;
  supportBlock: SupportBlock;
}

export function createDomain(parts: DomainParts): Domain {
  const guilds = new Guilds(parts);
  const live = createStreams(parts);
  const chatTimeouts = new ChatTimeouts(parts);
  const help = new Help(parts);
  const support = createSupport({ ...parts, help, timeZone: parts.glimcap.timeZone });
  const mrr = new Mrr(parts);
  const traffic = createTraffic(parts);
  const texts = createTexts(parts);
  const billing = createBilling(parts);
  const pictures = createEmotes({ ...parts, ...billing });
  const chat = new Chat({ ...parts, ...pictures, timeouts: chatTimeouts });
  const channels = new Channels(parts);
  const signInLinks = new SignInLinks(parts);
  const roleMappings = new RoleMappings(parts);
  return {
    accounts: new Accounts(parts),
    signInLinks,
    discordLinks: new DiscordLinks({ ...parts, signInLinks }),
    roleMappings,
    memberRoles: new MemberRoles({ ...parts, ...billing, channels, roleMappings }),
    memberLocales: new MemberLocales(parts),
    channels,
    guilds,
    commandDeployments: new CommandDeployments(parts),
    capabilityReports: new CapabilityReports(parts),
    capabilityNotices: new CapabilityNotices(parts),
    peakBoard: new PeakBoard({ ...parts, ...live, timeZone: parts.glimcap.timeZone }),
    ...live,
    chat,
    chatTimeouts,
    help,
    helpFeedback: new HelpFeedback({ ...parts, help }),
    ...billing,
    ...pictures,
    ...support,
    mrr,
    mrrBoard: new MrrBoard({ ...parts, mrr, timeZone: parts.glimcap.timeZone }),
    sourceTokens: new SourceTokens(parts),
    ...traffic,
    ...texts,
    ...createMail(parts),
    ...createReports({ ...parts, ...live, ...support, chat, mrr, ...traffic, ...texts }),
  };
}

/** What is viewed on the web site, cut into the days of the reports. */
function createTraffic(
  parts: DomainParts,
): Pick<Domain, 'pageViewLog' | 'trafficRollUp' | 'traffic' | 'trafficImport'> {
  const { timeZone } = parts.glimcap;
  return {
    pageViewLog: new PageViewLog({ ...parts, timeZone, host: parts.siteHost }),
    trafficRollUp: new TrafficRollUp({ ...parts, timeZone }),
    traffic: new Traffic({ ...parts, timeZone }),
    trafficImport: new TrafficImport({ ...parts, timeZone, host: parts.siteHost }),
  };
}

/** The reports by e-mail. */
function createMail(
  parts: DomainParts,
): Pick<Domain, 'glimcapReaders' | 'glimcapReaderList' | 'glimcapMailings' | 'glimcapMailContent'> {
  const glimcapReaders = new GlimcapReaders(parts);
  return {
    glimcapReaders,
    glimcapReaderList: new GlimcapReaderList(parts),
    glimcapMailings: new GlimcapMailings({ ...parts, glimcapReaders }),
    glimcapMailContent: new GlimcapMailContent(parts),
  };
}

/** What people put into the reports beside the figures. */
function createTexts(parts: DomainParts): Pick<Domain, 'wins' | 'roadmap' | 'supportBlock'> {
  const { timeZone } = parts.glimcap;
  return {
    wins: new Wins({ ...parts, timeZone }),
    roadmap: new Roadmap(parts),
    supportBlock: new SupportBlock(parts),
  };
}

/** What is sold, what it brings in, and what it costs. */
function createBilling(
  parts: DomainParts,
): Pick<
  Domain,
  | 'subscriptions'
  | 'platformSubscriptions'
  | 'billing'
  | 'billingEvents'
  | 'billingReconciliation'
  | 'ledger'
  | 'ledgerDesk'
  | 'hostingLedger'
> {
  const ledger = new Ledger(parts);
  const subscriptions = new Subscriptions(parts);
  const platformSubscriptions = new PlatformSubscriptions(parts);
  const billing = new Billing({ ...parts, platformSubscriptions });
  const billingEvents = new BillingEvents({ ...parts, subscriptions, platformSubscriptions, ledger });
  const { timeZone } = parts.glimcap;
  const billingReconciliation = new BillingReconciliation({ ...parts, billingEvents, ledger, timeZone });
  const hostingLedger = new HostingLedger({ ...parts, ledger, timeZone });
  const ledgerDesk = new LedgerDesk({ ...parts, ledger, timeZone });
  return {
    subscriptions,
    platformSubscriptions,
    billing,
    billingEvents,
    billingReconciliation,
    ledger,
    ledgerDesk,
    hostingLedger,
  };
}

/** Metrics, finance and the Glimcap that is made of them. */
function createReports(
  parts: DomainParts &
    Pick<
      Domain,
      'streams' | 'viewerMoments' | 'support' | 'chat' | 'traffic' | 'mrr' | 'wins' | 'roadmap' | 'supportBlock'
    >,
): Pick<
  Domain,
  | 'metrics'
  | 'metricCatalogue'
  | 'metricBoard'
  | 'handRecords'
  | 'platformStats'
  | 'guildBoards'
  | 'guildCounters'
  | 'finances'
  | 'glimcap'
  | 'glimcapDesk'
  | 'glimcapCorrections'
  | 'glimcapArchive'
  | 'metricSources'
  | 'platformStatus'
  | 'glimcapImport'
  | 'glimcapPosts'
> {
  const { glimcap: settings } = parts;
  const catalogue = new Catalogue(parts);
  const trafficCounts = new TrafficCounts({ ...parts, timeZone: settings.timeZone });
  const counts = new DatabaseCounts({ ...parts, traffic: trafficCounts, mrr: new MrrCounts(parts.mrr) });
  const metrics = new Metrics({ ...parts, catalogue, counts, timeZone: settings.timeZone });
  const finances = new Finances({ ...parts, timeZone: settings.timeZone });
  const charts = new ChartGatherer({ ...parts, metrics, timeZone: settings.timeZone });
  const closing = new ClosingSections(parts);
  const metricSources = new MetricSources({ ...parts, catalogue, metrics, timeZone: settings.timeZone });
  const compiler = new WeekCompiler({ ...parts, metrics, finances, charts, closing, settings });
  return {
    metrics,
    metricCatalogue: catalogue,
    metricBoard: new MetricBoard({ ...parts, metrics, catalogue, timeZone: settings.timeZone }),
    handRecords: new HandRecords({ ...parts, metrics, catalogue, timeZone: settings.timeZone }),
    platformStats: new PlatformStats({ ...parts, catalogue, counts }),
    guildBoards: new GuildBoards(parts),
    guildCounters: new GuildCounters({ ...parts, catalogue }),
    metricSources,
    platformStatus: new PlatformStatus({ ...parts, metricSources, isOn: switchedOn(parts) }),
    finances,
    glimcap: new Glimcap({ ...parts, compiler, settings }),
    glimcapDesk: new GlimcapDesk({ ...parts, closing, timeZone: settings.timeZone }),
    glimcapCorrections: new GlimcapCorrections(parts),
    glimcapArchive: new GlimcapArchive(parts),
    glimcapImport: new GlimcapImport({ ...parts, catalogue, metrics, finances, settings }),
    glimcapPosts: new GlimcapPosts(parts),
  };
}

/** What of the platform has the credentials that it needs. */
function switchedOn({ canMail, payments, sources, supportAddress }: DomainParts) {
  return {
    bot: sources.DISCORD_TOKEN !== undefined,
    mail: canMail,
    supportMail: supportAddress !== null,
    billing: payments !== null,
  };
}
