import { PermissionFlagsBits } from 'discord.js';
import { requireHome } from '../guilds/require-home.ts';
import { requirePermission } from '../guilds/require-permission.ts';
import type { Subcommand } from '../slash-command.ts';
import { checkReportChannel } from './report-channel.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requireHome(interaction, context);
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const staffChannelId = interaction.options.getChannel('review', true).id;
    const glimcapChannelId = interaction.options.getChannel('news', true).id;
    checkReportChannel({ kind: 'review', textChannelId: staffChannelId }, context);
    checkReportChannel({ kind: 'news', textChannelId: glimcapChannelId }, context);
    await context.guilds.choose(interaction.guildId, { staffChannelId, glimcapChannelId });
    const names = { review: `<#${staffChannelId}>`, news: `<#${glimcapChannelId}>` };
    await interaction.editReply(context.words.glimcap('channel.chosen', names));
  },
} satisfies Subcommand;
