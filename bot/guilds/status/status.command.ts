import { InteractionContextType, SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../../slash-command.ts';
import { isHomeStaff } from '../is-home-staff.ts';
import { capabilityStates } from './capability-states.ts';
import { statusEmbed } from './status.embed.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('status')
    .setDescription('See what works in this guild and what does not')
    .setContexts(InteractionContextType.Guild),
  defer: 'ephemeral',

  async execute(interaction, context) {
    const isStaff = await isHomeStaff(interaction, context);
    const embed = statusEmbed(await capabilityStates(interaction.guild, context), { isStaff }, context);
    embed.setFooter({ text: context.words.guilds('status.elsewhere', { url: `${context.publicUrl}/status` }) });
    await interaction.editReply({ embeds: [embed] });
  },
} satisfies SlashCommand;
