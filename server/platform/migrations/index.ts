import { Migration0001Ground } from './0001-ground.ts';
import { Migration0002Support } from './0002-support.ts';
import { Migration0003MetricsGlimcap } from './0003-metrics-glimcap.ts';
import { Migration0004MetricCatalogue } from './0004-metric-catalogue.ts';
import { Migration0005MetricSources } from './0005-metric-sources.ts';
import { Migration0006Traffic } from './0006-traffic.ts';
import { Migration0007Ledger } from './0007-ledger.ts';
import { Migration0008SubscriptionEvents } from './0008-subscription-events.ts';
import { Migration0009PlatformSubscriptions } from './0009-platform-subscriptions.ts';
import { Migration0010Wins } from './0010-wins.ts';
import { Migration0011GlimcapVersions } from './0011-glimcap-versions.ts';
import { Migration0012GlimcapThreads } from './0012-glimcap-threads.ts';
import { Migration0013GlimcapWords } from './0013-glimcap-words.ts';
import { Migration0014GlimcapMail } from './0014-glimcap-mail.ts';
import { Migration0015CoverageWithdrawal } from './0015-coverage-withdrawal.ts';
import { Migration0016Capabilities } from './0016-capabilities.ts';
import { Migration0021TicketCategories } from './0021-ticket-categories.ts';
import { Migration0022TicketReplies } from './0022-ticket-replies.ts';
import { Migration0025Emotes } from './0025-emotes.ts';
import { Migration0028GuildFigures } from './0028-guild-figures.ts';
import { Migration0029Chat } from './0029-chat.ts';
import { Migration0030Languages } from './0030-languages.ts';

/** In the order they run. Forward only: a mistake is mended by the next one. */
export const migrations = [
  { name: '0001-ground', class: Migration0001Ground },
  { name: '0002-support', class: Migration0002Support },
  { name: '0003-metrics-glimcap', class: Migration0003MetricsGlimcap },
  { name: '0004-metric-catalogue', class: Migration0004MetricCatalogue },
  { name: '0005-metric-sources', class: Migration0005MetricSources },
  { name: '0006-traffic', class: Migration0006Traffic },
  { name: '0007-ledger', class: Migration0007Ledger },
  { name: '0008-subscription-events', class: Migration0008SubscriptionEvents },
  { name: '0009-platform-subscriptions', class: Migration0009PlatformSubscriptions },
  { name: '0010-wins', class: Migration0010Wins },
  { name: '0011-glimcap-versions', class: Migration0011GlimcapVersions },
  { name: '0012-glimcap-threads', class: Migration0012GlimcapThreads },
  { name: '0013-glimcap-words', class: Migration0013GlimcapWords },
  { name: '0014-glimcap-mail', class: Migration0014GlimcapMail },
  { name: '0015-coverage-withdrawal', class: Migration0015CoverageWithdrawal },
  { name: '0016-capabilities', class: Migration0016Capabilities },
  { name: '0021-ticket-categories', class: Migration0021TicketCategories },
  { name: '0022-ticket-replies', class: Migration0022TicketReplies },
  { name: '0025-emotes', class: Migration0025Emotes },
  { name: '0028-guild-figures', class: Migration0028GuildFigures },
  { name: '0029-chat', class: Migration0029Chat },
  { name: '0030-languages', class: Migration0030Languages },
];
