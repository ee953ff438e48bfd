import type { SlashCommandSubcommandBuilder } from 'discord.js';

/** `/support stats` */
export function statsSubcommand(sub: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return sub
    .setName('stats')
    .setDescription('Staff: see support’s figures')
    .addStringOption((option) =>
      option
        .setName('from')
        .setDescription('First day, e.g. 2026-03-01; the last four weeks if left out')
        .setMaxLength(10),
    )
    .addStringOption((option) => option.setName('to').setDescription('Last day, e.g. 2026-03-31').setMaxLength(10))
    .addStringOption((option) => option.setName('category').setDescription('Only this category').setAutocomplete(true))
    .addUserOption((option) =>
      option.setName('supporter').setDescription('Only tickets this person claimed or closed'),
    );
}
