import { InteractionContextType, SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../slash-command.ts';
import now from './now.subcommand.ts';
import { streamerOption } from './streamer-option.ts';
import why from './why.subcommand.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('live')
    .setDescription('See who is live, and why an alert was posted or not')
    .setContexts(InteractionContextType.Guild)
    .addSubcommand((sub) => sub.setName('now').setDescription('See who is live right now'))
    .addSubcommand((sub) =>
      sub
        .setName('why')
        .setDescription('Manage Server: find out why a card was posted or not')
        .addStringOption(streamerOption),
    ),
  subcommands: { now, why },
} satisfies SlashCommand;
