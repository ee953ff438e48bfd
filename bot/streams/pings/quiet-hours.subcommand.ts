import { clockOf, parseQuietHours } from '#domain/streams/quiet-hours.ts';
import { completeTimeZone } from '../../complete-time-zone.ts';
import type { Subcommand } from '../../slash-command.ts';

export default {
  defer: 'ephemeral',
  autocomplete: completeTimeZone,

  async execute(interaction, { livePings, words }) {
    const { options, user } = interaction;
    const hours = parseQuietHours({
      from: options.getString('from', true),
      to: options.getString('to', true),
      timeZone: options.getString('time-zone', true),
    });
    await livePings.setQuietHours(user.id, hours);
    const values = { from: clockOf(hours.from), to: clockOf(hours.to), zone: hours.timeZone };
    await interaction.editReply(words.streams('notify.quiet', values));
  },
} satisfies Subcommand;
