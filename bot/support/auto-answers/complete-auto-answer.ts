import type { AutocompleteInteraction } from 'discord.js';
import type { BotContext } from '../../context.ts';

/** Offers the auto-answers whose names hold what is typed. */
export async function completeAutoAnswer(
  interaction: AutocompleteInteraction<'cached'>,
  { autoAnswers }: BotContext,
): Promise<void> {
  const typed = interaction.options.getFocused().toLowerCase();
  const names = (await autoAnswers.list(interaction.guildId)).map(({ name }) => name);
  const fitting = names.filter((name) => name.toLowerCase().includes(typed)).slice(0, 25);
  await interaction.respond(fitting.map((name) => ({ name, value: name })));
}
