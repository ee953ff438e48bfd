import type { BillingDomain } from '../billing/create-billing.ts';
import { MrrCounts } from '../billing/mrr/mrr-counts.ts';
import type { Chat } from '../chat/chat.ts';
import type { DomainParts } from '../domain-parts.ts';
import type { StreamsDomain } from '../streams/create-streams.ts';
import type { SupportDomain } from '../support/create-support.ts';
import { Catalogue } from './catalogue.ts';
import { DatabaseCounts } from './database-counts.ts';
import { GuildBoards } from './guilds/guild-boards.ts';
import { GuildCounters } from './guilds/guild-counters.ts';
import { HandRecords } from './hand-records.ts';
import { MetricBoard } from './metric-board.ts';
import { MetricSources } from './metric-sources.ts';
import { Metrics } from './metrics.ts';
import { SourceTokens } from './source-tokens.ts';
import { PeakBoard } from './stats/peak-board.ts';
import { PlatformStats } from './stats/platform-stats.ts';
import { PageViewLog } from './traffic/page-view-log.ts';
import { Traffic } from './traffic/traffic.ts';
import { TrafficCounts } from './traffic/traffic-counts.ts';
import { TrafficImport } from './traffic/traffic-import.ts';
import { TrafficRollUp } from './traffic/traffic-roll-up.ts';

/** What is counted: the figures, their sources, and what is viewed on the web site. */
export interface MetricsDomain {
  metrics: Metrics;
  metricCatalogue: Catalogue;
  metricBoard: MetricBoard;
  handRecords: HandRecords;
  platformStats: PlatformStats;
  peakBoard: PeakBoard;
  guildBoards: GuildBoards;
  guildCounters: GuildCounters;
  metricSources: MetricSources;
  sourceTokens: SourceTokens;
  pageViewLog: PageViewLog;
  trafficRollUp: TrafficRollUp;
  traffic: Traffic;
  trafficImport: TrafficImport;
}

type Parts = DomainParts &
  Pick<StreamsDomain, 'streams' | 'viewerMoments' | 'peaks'> &
  Pick<SupportDomain, 'support'> &
  Pick<BillingDomain, 'mrr'> & { chat: Chat };

export function createMetrics(given: Parts): MetricsDomain {
  const parts = { ...given, timeZone: given.glimcap.timeZone };
  const { siteHost: host } = parts;
  const catalogue = new Catalogue(parts);
  const traffic = new Traffic(parts);
  const trafficCounts = new TrafficCounts({ ...parts, traffic });
  const counts = new DatabaseCounts({ ...parts, traffic: trafficCounts, mrr: new MrrCounts(parts.mrr) });
  const metrics = new Metrics({ ...parts, catalogue, counts });
  return {
    metrics,
    metricCatalogue: catalogue,
    metricBoard: new MetricBoard({ ...parts, metrics, catalogue }),
    handRecords: new HandRecords({ ...parts, metrics, catalogue }),
    platformStats: new PlatformStats({ ...parts, catalogue, counts }),
    peakBoard: new PeakBoard(parts),
    guildBoards: new GuildBoards(parts),
    guildCounters: new GuildCounters({ ...parts, catalogue }),
    metricSources: new MetricSources({ ...parts, catalogue, metrics }),
    sourceTokens: new SourceTokens(parts),
    pageViewLog: new PageViewLog({ ...parts, host }),
    trafficRollUp: new TrafficRollUp(parts),
    traffic,
    trafficImport: new TrafficImport({ ...parts, host }),
  };
}
