import type { AutocompleteInteraction } from 'discord.js';
import type { BotContext } from '../../context.ts';

/** Offers a guild's panels by their text channel and title. */
export async function completePanel(
  interaction: AutocompleteInteraction<'cached'>,
  { ticketPanels, words }: BotContext,
): Promise<void> {
  const typed = interaction.options.getFocused().toLowerCase();
  const panels = await ticketPanels.list(interaction.guildId);
  const named = panels.map(({ id, textChannelId, title }) => {
    const channel = interaction.guild.channels.cache.get(textChannelId)?.name ?? textChannelId;
    return { name: `#${channel}: ${title ?? words.support('panel.title')}`.slice(0, 100), value: id };
  });
  await interaction.respond(named.filter(({ name }) => name.toLowerCase().includes(typed)).slice(0, 25));
}
