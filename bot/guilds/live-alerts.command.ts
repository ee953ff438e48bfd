import { ChannelType, InteractionContextType, PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../slash-command.ts';
import { getAlertChannel } from '../streams/alert-channel.ts';
import { requirePermission } from './require-permission.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('live-alerts')
    .setDescription('Choose the channel that hears when a creator goes live')
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addChannelOption((option) =>
      option
        .setName('channel')
        .setDescription('A text channel')
        .addChannelTypes(ChannelType.GuildText, ChannelType.GuildAnnouncement)
        .setRequired(true),
    ),
  defer: 'ephemeral',

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const textChannel = interaction.options.getChannel('channel', true);
    getAlertChannel(context, textChannel.id);
    await context.guilds.choose(interaction.guildId, { alertChannelId: textChannel.id });
    await interaction.editReply(context.words.guilds('liveAlerts.chosen', { channel: `<#${textChannel.id}>` }));
  },
} satisfies SlashCommand;
