import { PermissionFlagsBits } from 'discord.js';
import { requirePermission } from '../../guilds/require-permission.ts';
import type { Subcommand } from '../../slash-command.ts';
import { getAlertChannel } from '../alert-channel.ts';
import { completeStreamer } from '../streamer-option.ts';
import { sampleAlert } from './sample-alert.ts';

/** Discord's limit for a message. */
const CONTENT_LENGTH = 2_000;

/** Posts a card where cards are posted, marked as a test, so that staff see what members will. */
export default {
  defer: 'ephemeral',
  autocomplete: completeStreamer,

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const { words } = context;
    const sample = await sampleAlert(interaction, context);
    const textChannel = getAlertChannel(context, interaction.options.getChannel('channel', true).id);
    const note = words.streams('alerts.isTest', { name: interaction.user.displayName });
    const content = `${note}\n${sample.content}`.slice(0, CONTENT_LENGTH);
    const posted = await textChannel.send({ ...sample, content, allowedMentions: { parse: [] } });
    await interaction.editReply(words.streams('alerts.tested', { url: posted.url }));
  },
} satisfies Subcommand;
