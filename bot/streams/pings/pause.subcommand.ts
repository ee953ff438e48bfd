import { TimestampStyles, time } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, { livePings, words }) {
    const until = await livePings.pause(interaction.user.id, interaction.options.getInteger('days', true));
    const said = until
      ? words.streams('notify.paused', { at: time(until, TimestampStyles.ShortDateTime) })
      : words.streams('notify.resumed');
    await interaction.editReply(said);
  },
} satisfies Subcommand;
