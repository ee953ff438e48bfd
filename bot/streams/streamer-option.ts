import type { AutocompleteInteraction, SlashCommandStringOption } from 'discord.js';
import type { Channel } from '#domain/channels/channel.entity.ts';
import type { BotContext } from '../context.ts';

export const STREAMER = 'streamer';
/** As many choices as Discord shows, and characters in each. */
const CHOICES_MAX = 25;
const CHOICE_LENGTH = 100;

/** The option that names a streamer by their channel's address, completed while one types. */
export function streamerOption(option: SlashCommandStringOption): SlashCommandStringOption {
  return option
    .setName(STREAMER)
    .setDescription('A streamer, by name or address')
    .setMaxLength(100)
    .setAutocomplete(true);
}

/** Offers the streamers whose name or address begins with what was typed. */
export async function completeStreamer(interaction: AutocompleteInteraction, { channels }: BotContext): Promise<void> {
  const found = await channels.search(interaction.options.getFocused(), { limit: CHOICES_MAX });
  const choices = found.map(({ slug, owner }) => ({
    name: `${owner.name} (/${slug})`.slice(0, CHOICE_LENGTH),
    value: slug,
  }));
  await interaction.respond(choices);
}

/**
 * The channel that was meant: by its address, with or without what stands before it, or by its owner's name.
 * @throws DomainError not_found `channel_not_found`
 */
export async function getStreamer(text: string, { channels }: Pick<BotContext, 'channels'>): Promise<Channel> {
  const slug = text.trim().replace(/^.*\//, '').replace(/^@/, '').replace(/\?.*$/, '');
  const found = await channels.find(slug);
  if (found) return found;
  const [named] = await channels.search(text.trim(), { limit: 2 });
  const isNamed = named?.owner.name.toLowerCase() === text.trim().toLowerCase();
  return named && isNamed ? named : channels.get(slug);
}
