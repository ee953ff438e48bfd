import { PermissionFlagsBits } from 'discord.js';
import { requirePermission } from '../../guilds/require-permission.ts';
import type { Subcommand } from '../../slash-command.ts';
import { completeStreamer } from '../streamer-option.ts';
import { sampleAlert } from './sample-alert.ts';

/** Shows to whoever asks what would be posted. Nobody else sees it. */
export default {
  defer: 'ephemeral',
  autocomplete: completeStreamer,

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    await interaction.editReply(await sampleAlert(interaction, context));
  },
} satisfies Subcommand;
