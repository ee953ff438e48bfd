import type { AutocompleteInteraction } from 'discord.js';
import { clockOf, parseQuietHours } from '#domain/streams/quiet-hours.ts';
import type { Subcommand } from '../../slash-command.ts';

/** As many choices as Discord shows. */
const CHOICES_MAX = 25;

export default {
  defer: 'ephemeral',
  autocomplete: completeZone,

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

async function completeZone(interaction: AutocompleteInteraction): Promise<void> {
  const typed = interaction.options.getFocused().toLowerCase().replaceAll(' ', '_');
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].filter((zone) => zone.toLowerCase().includes(typed));
  await interaction.respond(zones.slice(0, CHOICES_MAX).map((zone) => ({ name: zone, value: zone })));
}
