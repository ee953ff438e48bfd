import type { SlashCommandSubcommandBuilder } from 'discord.js';

/** `/support stats` */
export function statsSubcommand(sub: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return sub
    .setName('stats')
    .setDescription('Staff: the figures of support')
    .addStringOption((option) =>
      option
        .setName('from')
        .setDescription('First day: 2026-03-01; the last four weeks when left out')
        .setMaxLength(10),
    )
    .addStringOption((option) => option.setName('to').setDescription('Last day: 2026-03-31').setMaxLength(10))
    .addStringOption((option) =>
      option.setName('category').setDescription('Only this kind of ticket').setAutocomplete(true),
    )
    .addUserOption((option) =>
      option.setName('supporter').setDescription('Only tickets that this person had or closed'),
    );
}
