import type { EmbedBuilder } from 'discord.js';
import type { BotContext } from '../../context.ts';
import { slaEmbed } from './sla-text.ts';

/** What a guild promises now. */
export async function showPromises(guildId: string, context: BotContext): Promise<EmbedBuilder> {
  const { guildSupport, supportTargets, ticketCategories } = context;
  const categories = await ticketCategories.list(guildId);
  const promises = {
    targets: await supportTargets.list(guildId),
    escalation: await supportTargets.getEscalation(guildId),
    hasLead: Boolean((await guildSupport.get(guildId)).leadRoleId),
    names: new Map(categories.map(({ id, name }) => [id, name])),
  };
  return slaEmbed(promises, context);
}
