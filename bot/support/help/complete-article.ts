import type { AutocompleteInteraction } from 'discord.js';
import type { BotContext } from '../../context.ts';

/** As many choices as Discord shows. */
const CHOICES_MAX = 25;

/** Offers the guides that fit what was typed, mistyped words too; before anything is typed, all of them. */
export async function completeArticle(interaction: AutocompleteInteraction, { help }: BotContext): Promise<void> {
  const typed = interaction.options.getFocused();
  const articles =
    typed.trim() === ''
      ? help.list().slice(0, CHOICES_MAX)
      : help.search(typed, { limit: CHOICES_MAX }).map(({ article }) => article);
  await interaction.respond(articles.map(({ title, slug }) => ({ name: title, value: slug })));
}
