import type { ChatInputCommandInteraction, SlashCommandIntegerOption } from 'discord.js';
import { DEFAULT_DAYS, STATS_DAYS } from '#domain/metrics/stats/stats-range.ts';

const NAME = 'days';

/** How far back figures go: rolling days until now. */
export function daysOption(option: SlashCommandIntegerOption): SlashCommandIntegerOption {
  return option
    .setName(NAME)
    .setDescription(`The last days until now; ${DEFAULT_DAYS} when left out`)
    .addChoices(...STATS_DAYS.map((days) => ({ name: `${days} days`, value: days })));
}

export function daysOf({ options }: ChatInputCommandInteraction<'cached'>): number {
  return options.getInteger(NAME) ?? DEFAULT_DAYS;
}
