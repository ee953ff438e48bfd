import { PermissionFlagsBits } from 'discord.js';
import { requirePermission } from '../../guilds/require-permission.ts';
import type { Subcommand } from '../../slash-command.ts';
import { completeStreamer, getStreamer, STREAMER } from '../streamer-option.ts';
import { alertAnswer } from './alert-answer.ts';
import { checkPingRole } from './check-ping-role.ts';

export default {
  defer: 'ephemeral',
  autocomplete: completeStreamer,

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const { guildId, options } = interaction;
    const place = { guildId, textChannelId: options.getChannel('channel', true).id };
    checkPingRole(interaction, context);
    const streamer = await getStreamer(options.getString(STREAMER, true), context);
    await context.alertChannels.include(place, streamer, options.getRole('ping-role')?.id ?? null);
    await alertAnswer(interaction, await context.alertChannels.get(place), context);
  },
} satisfies Subcommand;
