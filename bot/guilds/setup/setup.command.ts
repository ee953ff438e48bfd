import { InteractionContextType, PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../../slash-command.ts';
import { requireSetup } from './require-setup.ts';
import { stepsOf } from './setup-steps.ts';
import { showStep } from './show-step.ts';

/** Goes on where it was left. */
export default {
  data: new SlashCommandBuilder()
    .setName('setup')
    .setDescription('Set Glim up in this guild, step by step')
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild),
  defer: 'ephemeral',

  async execute(interaction, context) {
    requireSetup(interaction, context);
    const settings = await context.guilds.findSettings(interaction.guildId);
    const first = stepsOf(interaction.guild, context)[0]?.key ?? '';
    await showStep(interaction, settings?.setupStep ?? first, context);
  },
} satisfies SlashCommand;
