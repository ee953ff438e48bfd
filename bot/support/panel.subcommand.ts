import { DiscordAPIError, PermissionFlagsBits, type TextChannel } from 'discord.js';
import type { BotContext } from '../context.ts';
import { inGuildLanguage } from '../guilds/in-guild-language.ts';
import { requirePermission } from '../guilds/require-permission.ts';
import type { Subcommand } from '../slash-command.ts';
import { getDesk } from './desk.ts';
import { panel } from './panel.embed.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const { ticketChannel } = await getDesk(interaction.guild, context);
    const before = await context.guilds.findSettings(interaction.guildId);
    const old = before?.panelMessageId;
    const posting = await inGuildLanguage(interaction.guildId, context);
    const message = await ticketChannel.send({ ...panel(posting), nonce: interaction.id, enforceNonce: true });
    await context.guilds.choose(interaction.guildId, { panelMessageId: message.id });
    if (old) await removeOld(ticketChannel, old, context);
    await interaction.editReply(context.words.support('panel.posted', { channel: `<#${ticketChannel.id}>` }));
  },
} satisfies Subcommand;

/** One panel is enough. The old one may be gone, or stand in the ticket channel of before. */
async function removeOld(ticketChannel: TextChannel, messageId: string, { log }: BotContext): Promise<void> {
  try {
    await ticketChannel.messages.delete(messageId);
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    log.info({ messageId, reason: error.message }, 'old ticket panel not removed');
  }
}
