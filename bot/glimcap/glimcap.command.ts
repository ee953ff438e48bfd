import { ChannelType, InteractionContextType, SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../slash-command.ts';
import draft from './draft.subcommand.ts';
import settings from './settings.subcommand.ts';
import show from './show.subcommand.ts';

const POSTABLE = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;

export default {
  data: new SlashCommandBuilder()
    .setName('glimcap')
    .setDescription('The community’s week in figures')
    .setContexts(InteractionContextType.Guild)
    .addSubcommand((sub) =>
      sub
        .setName('show')
        .setDescription('Read a published Glimcap')
        .addIntegerOption((option) =>
          option.setName('number').setDescription('Which part; the latest if left out').setMinValue(1),
        ),
    )
    .addSubcommand((sub) => sub.setName('draft').setDescription('Reviewers: compile last week and post it for review'))
    .addSubcommand((sub) =>
      sub
        .setName('settings')
        .setDescription('Manage Server: choose where drafts are reviewed and reports announced')
        .addChannelOption((option) =>
          option
            .setName('review')
            .setDescription('The channel where staff review drafts')
            .addChannelTypes(...POSTABLE)
            .setRequired(true),
        )
        .addChannelOption((option) =>
          option
            .setName('news')
            .setDescription('The channel where published reports appear')
            .addChannelTypes(...POSTABLE)
            .setRequired(true),
        ),
    ),
  subcommands: { show, draft, settings },
} satisfies SlashCommand;
