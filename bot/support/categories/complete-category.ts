import type { AutocompleteInteraction } from 'discord.js';
import type { BotContext } from '../../context.ts';

/** Offers a guild's categories whose names hold what is typed. Their ids are the values: a name may change meanwhile. */
export async function completeCategory(
  interaction: AutocompleteInteraction<'cached'>,
  { ticketCategories }: BotContext,
): Promise<void> {
  const typed = interaction.options.getFocused().toLowerCase();
  const categories = await ticketCategories.list(interaction.guildId);
  const fitting = categories.filter(({ name }) => name.toLowerCase().includes(typed));
  await interaction.respond(fitting.map(({ id, name }) => ({ name, value: id })));
}
