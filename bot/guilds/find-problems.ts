import { GatewayIntentBits, type Guild } from 'discord.js';
import type { BotContext } from '../context.ts';
import type { Capability, CapabilityLook } from './capability.ts';
import { missingPermissions } from './missing-permissions.ts';
import type { PermissionNeed } from './permission-need.ts';
import type { Problem } from './problem.ts';

type Asking = Pick<BotContext, 'client' | 'words'>;

/** Everything that stands in the way of a capability which is on: intents, text channels, permissions, roles. */
export function findProblems(
  capability: Capability,
  look: CapabilityLook & { isOn: true },
  guild: Guild,
  context: Asking,
): Problem[] {
  return [
    ...missingIntents(capability, context),
    ...missingPermissions(guild, capability.guildNeeds ?? [], context.words),
    ...(look.textChannels ?? []).flatMap((each) => problemsIn(guild, each, context)),
    ...(look.problems ?? []),
  ];
}

/** What stands in the way of acting in one text channel. */
export function problemsIn(
  guild: Guild,
  { id, needs }: { id: string; needs: readonly PermissionNeed[] },
  { words }: Pick<BotContext, 'words'>,
): Problem[] {
  const textChannel = guild.channels.cache.get(id);
  if (textChannel?.isTextBased()) return missingPermissions(textChannel, needs, words);
  const missing = words.guilds('capability.textChannelGone');
  return [{ missing, disables: words.guilds('capability.textChannelGoneDisables') }];
}

function missingIntents({ intents = [] }: Capability, { client, words }: Asking): Problem[] {
  const lacking = intents.filter(({ intent }) => !client.options.intents.has(GatewayIntentBits[intent]));
  return lacking.map(({ intent, without }) => ({
    missing: words.guilds('capability.missingIntent', { intent: words.guilds(`intents.${intent}`) }),
    disables: without(words),
  }));
}
