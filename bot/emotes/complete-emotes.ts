import type { AutocompleteInteraction } from 'discord.js';
import type { BotContext } from '../context.ts';

/** Discord shows 25. */
const SHOWN = 25;

/** The names of approved emotes that hold what is typed. */
export async function completeEmotes(
  interaction: AutocompleteInteraction<'cached'>,
  { emotes }: BotContext,
): Promise<void> {
  const found = await emotes.list({ q: interaction.options.getFocused(), limit: SHOWN });
  await interaction.respond(found.map(({ name }) => ({ name, value: name })));
}
