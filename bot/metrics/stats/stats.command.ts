import { InteractionContextType, SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../../slash-command.ts';
import { daysOf, daysOption } from './days-option.ts';
import { statsEmbed } from './stats-embed.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('stats')
    .setDescription('See what happened on Glim lately')
    .setContexts(InteractionContextType.Guild)
    .addIntegerOption(daysOption),
  defer: 'ephemeral',

  async execute(interaction, context) {
    await interaction.editReply({ embeds: [await statsEmbed(daysOf(interaction), context)] });
  },
} satisfies SlashCommand;
