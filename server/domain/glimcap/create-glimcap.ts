import type { BillingDomain } from '../billing/create-billing.ts';
import type { DomainParts } from '../domain-parts.ts';
import type { MetricsDomain } from '../metrics/create-metrics.ts';
import { GlimcapArchive } from './archive/glimcap-archive.ts';
import { ChartGatherer } from './charts/chart-gatherer.ts';
import { ClosingSections } from './closing-sections.ts';
import { Glimcap } from './glimcap.ts';
import { GlimcapCorrections } from './glimcap-corrections.ts';
import { GlimcapDesk } from './glimcap-desk.ts';
import { GlimcapImport } from './glimcap-import.ts';
import { GlimcapPosts } from './glimcap-posts.ts';
import { GlimcapMailContent } from './mail/mail-content.ts';
import { GlimcapMailings } from './mail/mailings.ts';
import { GlimcapReaderList } from './mail/reader-list.ts';
import { GlimcapReaders } from './mail/readers.ts';
import { Roadmap } from './roadmap/roadmap.ts';
import { SupportBlock } from './texts/support-block.ts';
import { WeekCompiler } from './week-compiler.ts';
import { Wins } from './wins/wins.ts';

/** The weekly report: what people put into it, its drafts, and its readers. */
export interface GlimcapDomain {
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

type Parts = DomainParts &
  Pick<BillingDomain, 'finances' | 'mrr'> &
  Pick<MetricsDomain, 'metrics' | 'metricCatalogue' | 'traffic'>;

export function createGlimcap(given: Parts): GlimcapDomain {
  const { glimcap: settings, metricCatalogue: catalogue } = given;
  const parts = { ...given, timeZone: settings.timeZone };
  const texts = { wins: new Wins(parts), roadmap: new Roadmap(parts), supportBlock: new SupportBlock(parts) };
  const closing = new ClosingSections(texts);
  const compiler = new WeekCompiler({ ...parts, charts: new ChartGatherer(parts), closing, settings });
  const glimcapReaders = new GlimcapReaders(parts);
  return {
    ...texts,
    glimcap: new Glimcap({ ...parts, compiler, settings }),
    glimcapDesk: new GlimcapDesk({ ...parts, ...texts, closing }),
    glimcapCorrections: new GlimcapCorrections(parts),
    glimcapArchive: new GlimcapArchive(parts),
    glimcapImport: new GlimcapImport({ ...parts, catalogue, settings }),
    glimcapPosts: new GlimcapPosts(parts),
    glimcapReaders,
    glimcapReaderList: new GlimcapReaderList(parts),
    glimcapMailings: new GlimcapMailings({ ...parts, glimcapReaders }),
    glimcapMailContent: new GlimcapMailContent(parts),
  };
}
