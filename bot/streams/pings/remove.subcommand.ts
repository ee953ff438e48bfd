import { escapeMarkdown } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';
import { completeStreamer, getStreamer, STREAMER } from '../streamer-option.ts';

export default {
  defer: 'ephemeral',
  autocomplete: completeStreamer,

  async execute(interaction, context) {
    const { livePings, words } = context;
    const channel = await getStreamer(interaction.options.getString(STREAMER, true), context);
    const wasThere = await livePings.remove(interaction.guildId, interaction.user.id, channel);
    const name = escapeMarkdown(channel.owner.name);
    await interaction.editReply(words.streams(wasThere ? 'notify.removed' : 'notify.unknown', { name }));
  },
} satisfies Subcommand;
