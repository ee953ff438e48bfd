import { ChannelType, InteractionContextType, SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../slash-command.ts';
import claim from './claim.subcommand.ts';
import close from './close.subcommand.ts';
import open from './open.subcommand.ts';
import panel from './panel.subcommand.ts';
import release from './release.subcommand.ts';
import settings from './settings.subcommand.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('ticket')
    .setDescription('Get help, or give it')
    .setContexts(InteractionContextType.Guild)
    .addSubcommand((sub) => sub.setName('open').setDescription('Ask the support team for help'))
    .addSubcommand((sub) => sub.setName('claim').setDescription('Staff: take the ticket of this thread'))
    .addSubcommand((sub) => sub.setName('release').setDescription('Staff: give the ticket of this thread back'))
    .addSubcommand((sub) => sub.setName('close').setDescription('Close the ticket of this thread'))
    .addSubcommand((sub) => sub.setName('panel').setDescription('Manage Guild: post the button that opens tickets'))
    .addSubcommand((sub) =>
      sub
        .setName('settings')
        .setDescription('Manage Guild: choose where tickets open and who answers them')
        .addChannelOption((option) =>
          option
            .setName('channel')
            .setDescription('The text channel whose private threads are tickets')
            .addChannelTypes(ChannelType.GuildText)
            .setRequired(true),
        )
        .addRoleOption((option) => option.setName('role').setDescription('The support role').setRequired(true)),
    ),
  subcommands: { open, claim, release, close, panel, settings },
} satisfies SlashCommand;
