import type { AutocompleteInteraction } from 'discord.js';
import type { BotContext } from '../../context.ts';

/** Offers the snippets whose names hold what is typed. */
export async function completeSnippet(
  interaction: AutocompleteInteraction<'cached'>,
  { snippets }: BotContext,
): Promise<void> {
  const typed = interaction.options.getFocused().toLowerCase();
  const names = (await snippets.list(interaction.guildId)).map(({ name }) => name);
  const fitting = names.filter((name) => name.toLowerCase().includes(typed)).slice(0, 25);
  await interaction.respond(fitting.map((name) => ({ name, value: name })));
}
