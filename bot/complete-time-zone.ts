import type { AutocompleteInteraction } from 'discord.js';

/** As many choices as Discord shows. */
const CHOICES_MAX = 25;

/** Offers the time zones in whose names stands what was typed. */
export async function completeTimeZone(interaction: AutocompleteInteraction): Promise<void> {
  const typed = interaction.options.getFocused().toLowerCase().replaceAll(' ', '_');
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].filter((zone) => zone.toLowerCase().includes(typed));
  await interaction.respond(zones.slice(0, CHOICES_MAX).map((zone) => ({ name: zone, value: zone })));
}
