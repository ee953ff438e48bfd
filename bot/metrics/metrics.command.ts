import { InteractionContextType, SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../slash-command.ts';
import show from './show.subcommand.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('metrics')
    .setDescription('What the community counts')
    .setContexts(InteractionContextType.Guild)
    .addSubcommand((sub) =>
      sub
        .setName('show')
        .setDescription('Staff: this week so far against last week, with a chart')
        .addStringOption((option) => option.setName('metric').setDescription('What the chart shows, by its key')),
    ),
  subcommands: { show },
} satisfies SlashCommand;
