import { type Client, Events, type Guild } from 'discord.js';
import type { Bus } from '#domain/bus.ts';
import type { Domain } from '#domain/domain.ts';
import type { BotContext, Log } from './context.ts';
import { createDispatch } from './dispatch.ts';
import { EmojiCalls } from './emotes/emoji-calls.ts';
import { EmoteWatch } from './emotes/emote-watch.ts';
import { WinReactions } from './glimcap/wins/win-reactions.ts';
import { GuildNames } from './guilds/guild-names.ts';
import { GuildWatch } from './guilds/guild-watch.ts';
import { RoleWire } from './guilds/role-wire.ts';
import { ShardReports } from './guilds/status/shard-reports.ts';
import { InTurn } from './in-turn.ts';
import type { Languages } from './languages.ts';
import { ChannelRenames } from './metrics/figures/channel-renames.ts';
import type { Registry } from './registry.ts';
import { CardDeletions } from './streams/card-deletions.ts';
import { CardWire } from './streams/card-wire.ts';
import { EventChanges } from './streams/events/event-changes.ts';
import { EventWire } from './streams/events/event-wire.ts';
import { LiveCards } from './streams/live-cards.ts';
import { PingLeavers } from './streams/pings/ping-leavers.ts';
import { LeavingMembers } from './support/leaving-members.ts';
import { OneAtATime } from './support/one-at-a-time.ts';
import { QuestionReactions } from './support/questions/question-reactions.ts';
import { WatchedQuestions } from './support/questions/watched-questions.ts';
import { TicketRecorder } from './support/ticket-recorder.ts';

export interface SessionParts
  extends Pick<
    BotContext,
    'publicUrl' | 'attachmentDir' | 'homeGuildId' | 'isHere' | 'lease' | 'readPicture' | 'renderChart'
  > {
  client: Client<true>;
  domain: Domain;
  languages: Languages;
  registry: Registry;
  discord: { apiBase: string; cdnBase: string; mediaBase: string; token: string };
  log: Log;
  /** Without it, cards are not kept fresh while nothing durable happens. */
  bus?: Bus;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
  /** Done with the guild that Glim belongs to, if it is here, before anything else happens in it. */
  prepareHome(home: Guild, context: BotContext): Promise<void>;
  /** How long after a change in a guild is looked at what works there. */
  soonMs?: number;
  /** The machine's clock, unless another is given. */
  now?(): Date;
}

/** The bot in the guilds of one connection to Discord. */
export interface Session {
  context: BotContext;
  /** Ends what it does, and the connection. */
  close(): Promise<void>;
}

/** Begins to answer interactions and to notice what happens, on a client that is signed in. */
export async function openSession(parts: SessionParts): Promise<Session> {
  const { client, registry, bus, unitOfWork, soonMs } = parts;
  const recorder = new TicketRecorder(parts);
  const renames = new ChannelRenames(parts.discord);
  const watchedQuestions = new WatchedQuestions(parts);
  const emojiCalls = new EmojiCalls({ ...parts.discord, applicationId: client.application.id });
  const context = createContext(parts, { recorder, renames, watchedQuestions, emojiCalls });
  void recorder.catchUpAll();
  const dispatch = createDispatch({ registry, context, unitOfWork });
  client.on(Events.InteractionCreate, (interaction) => void dispatch(interaction));
  const listening = [
    new WinReactions({ context, unitOfWork }),
    new CardDeletions({ context, unitOfWork }),
    new EventChanges({ context, unitOfWork }),
    new PingLeavers({ context, unitOfWork }),
    new QuestionReactions({ context, unitOfWork }),
    new LeavingMembers({ context, unitOfWork }),
    new GuildNames({ context, unitOfWork }),
  ];

  const home = parts.homeGuildId ? client.guilds.cache.get(parts.homeGuildId) : undefined;
  if (home) await unitOfWork(() => parts.prepareHome(home, context));
  const soon = soonMs === undefined ? {} : { soonMs };
  const guildWatch = new GuildWatch({ context, unitOfWork, ...soon });
  const emoteWatch = new EmoteWatch({ context, unitOfWork, ...soon });
  const shardReports = new ShardReports({ context, unitOfWork });
  const liveCards = bus && new LiveCards({ bus, context, unitOfWork });

  return {
    context,
    async close() {
      liveCards?.close();
      await guildWatch.close();
      await emoteWatch.close();
      await shardReports.close();
      for (const each of listening.reverse()) await each.close();
      await watchedQuestions.close();
      await recorder.close();
      renames.close();
      emojiCalls.close();
      await client.destroy();
    },
  };
}

function createContext(
  parts: SessionParts,
  own: Pick<BotContext, 'recorder' | 'renames' | 'watchedQuestions' | 'emojiCalls'>,
): BotContext {
  const { client, domain, languages, log } = parts;
  const { publicUrl, attachmentDir, homeGuildId, isHere, lease, readPicture, renderChart } = parts;
  return {
    ...domain,
    client,
    log,
    words: languages.of('en'),
    languages,
    publicUrl,
    ...own,
    openings: new OneAtATime(),
    inTurn: new InTurn(),
    attachmentDir,
    homeGuildId,
    isHere,
    lease,
    cards: new CardWire(client),
    events: new EventWire(client),
    memberRoleWire: new RoleWire(client),
    readPicture,
    renderChart,
    now: parts.now ?? (() => new Date()),
  };
}
