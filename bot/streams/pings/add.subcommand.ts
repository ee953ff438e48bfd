import { escapeMarkdown } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';
import { completeStreamer, getStreamer, STREAMER } from '../streamer-option.ts';
import { rememberDm } from './open-dm.ts';

export default {
  defer: 'ephemeral',
  autocomplete: completeStreamer,

  async execute(interaction, context) {
    const { livePings, words } = context;
    const channel = await getStreamer(interaction.options.getString(STREAMER, true), context);
    const isNew = await livePings.add(interaction.guildId, interaction.user.id, channel);
    await rememberDm(interaction.user.id, context);
    const name = escapeMarkdown(channel.owner.name);
    await interaction.editReply(words.streams(isNew ? 'notify.added' : 'notify.known', { name }));
  },
} satisfies Subcommand;
