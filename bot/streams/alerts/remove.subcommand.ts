import { PermissionFlagsBits } from 'discord.js';
import { requirePermission } from '../../guilds/require-permission.ts';
import type { Subcommand } from '../../slash-command.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const { guildId, options } = interaction;
    const textChannelId = options.getChannel('channel', true).id;
    await context.alertChannels.remove({ guildId, textChannelId });
    await interaction.editReply(context.words.streams('alerts.removed', { channel: `<#${textChannelId}>` }));
  },
} satisfies Subcommand;
