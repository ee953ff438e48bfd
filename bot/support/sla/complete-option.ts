import type { AutocompleteInteraction } from 'discord.js';
import { findTimeZones } from '#domain/support/sla/time-zone.ts';
import type { BotContext } from '../../context.ts';

/** Discord's most. */
const SHOWN = 25;

/** Completes the options `category` and `timezone`. */
export async function completeOption(
  interaction: AutocompleteInteraction<'cached'>,
  { ticketCategories }: BotContext,
): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  if (name === 'timezone') {
    await interaction.respond(findTimeZones(value, SHOWN).map((zone) => ({ name: zone, value: zone })));
    return;
  }
  const typed = value.toLowerCase();
  const categories = await ticketCategories.list(interaction.guildId);
  const found = categories.filter((category) => category.name.toLowerCase().includes(typed));
  await interaction.respond(found.slice(0, SHOWN).map((category) => ({ name: category.name, value: category.id })));
}
