import { PermissionFlagsBits } from 'discord.js';
import { requirePermission } from '../../guilds/require-permission.ts';
import type { Subcommand } from '../../slash-command.ts';
import { completeStreamer, getStreamer, STREAMER } from '../streamer-option.ts';
import { alertAnswer } from './alert-answer.ts';

export default {
  defer: 'ephemeral',
  autocomplete: completeStreamer,

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const { guildId, options } = interaction;
    const place = { guildId, textChannelId: options.getChannel('channel', true).id };
    await context.alertChannels.exclude(place, await getStreamer(options.getString(STREAMER, true), context));
    await alertAnswer(interaction, await context.alertChannels.get(place), context);
  },
} satisfies Subcommand;
