import type { EntityManager } from '@mikro-orm/postgresql';
import type { PlatformSubscriptions } from '../billing/platform-subscriptions.ts';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import { EmojiLedger } from './emoji-ledger.ts';
import { EmoteDesk } from './emote-desk.ts';
import type { EmoteImages } from './emote-images.ts';
import { EmoteOrigins } from './emote-origins.ts';
import { EmoteProposals } from './emote-proposals.ts';
import { EmoteReports } from './emote-reports.ts';
import { EmoteReviews } from './emote-reviews.ts';
import { EmoteSyncs } from './emote-syncs.ts';
import { EmoteTransfer } from './emote-transfer.ts';
import { Emotes } from './emotes.ts';
import { GuildEmotes } from './guild-emotes.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  emoteImages: EmoteImages;
  platformSubscriptions: PlatformSubscriptions;
}

/** The services of emotes, and of the emoji that guilds have of them. */
export interface EmoteDomain {
  emotes: Emotes;
  emoteProposals: EmoteProposals;
  emoteDesk: EmoteDesk;
  emoteReviews: EmoteReviews;
  emoteOrigins: EmoteOrigins;
  emoteTransfer: EmoteTransfer;
  guildEmotes: GuildEmotes;
  emojiLedger: EmojiLedger;
  emoteSyncs: EmoteSyncs;
  emoteReports: EmoteReports;
}

export function createEmotes(parts: Parts): EmoteDomain {
  const guildEmotes = new GuildEmotes(parts);
  const emotes = new Emotes(parts);
  const emoteProposals = new EmoteProposals(parts);
  const emoteDesk = new EmoteDesk({ ...parts, guildEmotes });
  return {
    emotes,
    emoteProposals,
    emoteDesk,
    emoteTransfer: new EmoteTransfer({ ...parts, emotes, emoteProposals, emoteDesk }),
    emoteReviews: new EmoteReviews(parts),
    emoteOrigins: new EmoteOrigins(parts),
    guildEmotes,
    emojiLedger: new EmojiLedger(parts),
    emoteSyncs: new EmoteSyncs({ ...parts, guildEmotes }),
    emoteReports: new EmoteReports(parts),
  };
}
