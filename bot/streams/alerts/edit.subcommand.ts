import { PermissionFlagsBits } from 'discord.js';
import { requirePermission } from '../../guilds/require-permission.ts';
import type { Subcommand } from '../../slash-command.ts';
import { alertAnswer } from './alert-answer.ts';
import { readAlertChoices } from './alert-options.ts';
import { checkPingRole } from './check-ping-role.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const { guildId, options } = interaction;
    const textChannelId = options.getChannel('channel', true).id;
    checkPingRole(interaction, context);
    const edited = await context.alertChannels.edit({ guildId, textChannelId }, readAlertChoices(interaction));
    await alertAnswer(interaction, edited, context);
  },
} satisfies Subcommand;
