import type { EntityManager } from '@mikro-orm/postgresql';
import type { ChannelShare } from './billing/channel-sales/channel-share.ts';
import type { PaymentProvider } from './billing/payment-provider.ts';
import type { Bus } from './bus.ts';
import type { Clock } from './clock.ts';
import type { EmoteImages } from './emotes/emote-images.ts';
import type { GlimcapSettings } from './glimcap/glimcap-settings.ts';
import type { SourceSettings } from './metrics/source-list.ts';
import type { Outbox } from './outbox.ts';
import type { Secrets } from './secrets.ts';
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
  /** What streamers get of the subscriptions to their channels, in order of the days from which each applies. */
  channelShares: readonly [ChannelShare, ...ChannelShare[]];
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
