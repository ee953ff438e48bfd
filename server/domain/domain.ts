import { Accounts } from './accounts/accounts.ts';
import { DiscordLinks } from './accounts/discord-links.ts';
import { MemberLocales } from './accounts/member-locales.ts';
import { SignInLinks } from './accounts/sign-in-links.ts';
import { type BillingDomain, createBilling } from './billing/create-billing.ts';
import { Channels } from './channels/channels.ts';
import { Chat } from './chat/chat.ts';
import { ChatTimeouts } from './chat/chat-timeouts.ts';
import type { DomainParts } from './domain-parts.ts';
import { createEmotes, type EmoteDomain } from './emotes/create-emotes.ts';
import { createGlimcap, type GlimcapDomain } from './glimcap/create-glimcap.ts';
import { createGuilds, type GuildsDomain } from './guilds/create-guilds.ts';
import { createMetrics, type MetricsDomain } from './metrics/create-metrics.ts';
import { createStreams, type StreamsDomain } from './streams/create-streams.ts';
import { createSupport, type SupportDomain } from './support/create-support.ts';
import { Help } from './support/help/help.ts';
import { HelpFeedback } from './support/help/help-feedback.ts';

/** Every context's services, built once a process and used within a unit of work. */
export interface Domain
  extends BillingDomain,
    EmoteDomain,
    GlimcapDomain,
    GuildsDomain,
    MetricsDomain,
    StreamsDomain,
    SupportDomain {
  accounts: Accounts;
  signInLinks: SignInLinks;
  discordLinks: DiscordLinks;
  memberLocales: MemberLocales;
  channels: Channels;
  chat: Chat;
  chatTimeouts: ChatTimeouts;
  help: Help;
  helpFeedback: HelpFeedback;
}

/** Each context is made of what stands above it. */
export function createDomain(parts: DomainParts): Domain {
  const channels = new Channels(parts);
  const signInLinks = new SignInLinks(parts);
  const help = new Help(parts);
  const streams = createStreams(parts);
  const support = createSupport({ ...parts, help, timeZone: parts.glimcap.timeZone });
  const billing = createBilling(parts);
  const emotes = createEmotes({ ...parts, ...billing });
  const chatTimeouts = new ChatTimeouts(parts);
  const chat = new Chat({ ...parts, ...emotes, ...billing, timeouts: chatTimeouts });
  const metrics = createMetrics({ ...parts, ...streams, ...support, ...billing, chat });
  return {
    accounts: new Accounts(parts),
    signInLinks,
    discordLinks: new DiscordLinks({ ...parts, signInLinks }),
    memberLocales: new MemberLocales(parts),
    channels,
    chat,
    chatTimeouts,
    help,
    helpFeedback: new HelpFeedback({ ...parts, help }),
    ...streams,
    ...support,
    ...billing,
    ...emotes,
    ...metrics,
    ...createGlimcap({ ...parts, ...billing, ...metrics }),
    ...createGuilds({ ...parts, ...billing, ...emotes, ...metrics, channels }),
  };
}
