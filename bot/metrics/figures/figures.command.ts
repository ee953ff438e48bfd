import { ChannelType, InteractionContextType, PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../../slash-command.ts';
import addCounter from './add-counter.subcommand.ts';
import channel from './channel.subcommand.ts';
import listCounters from './list-counters.subcommand.ts';
import removeCounter from './remove-counter.subcommand.ts';

const BOARD_TYPES = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;
/** Voice channels show their names to everyone; a category's stands above others. */
const COUNTER_TYPES = [
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ChannelType.GuildCategory,
  ChannelType.GuildText,
] as const;

export default {
  data: new SlashCommandBuilder()
    .setName('figures')
    .setDescription('Show figures in this guild')
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addSubcommand((sub) =>
      sub
        .setName('channel')
        .setDescription('Choose a channel for a message with the figures')
        .addChannelOption((option) =>
          option
            .setName('channel')
            .setDescription('The channel; leave out to remove the message')
            .addChannelTypes(...BOARD_TYPES),
        ),
    )
    .addSubcommandGroup((group) =>
      group
        .setName('counter')
        .setDescription('Figures in channel names')
        .addSubcommand((sub) =>
          sub
            .setName('add')
            .setDescription('Turn a channel into a counter')
            .addChannelOption((option) =>
              option
                .setName('channel')
                .setDescription('The channel whose name shows it')
                .addChannelTypes(...COUNTER_TYPES)
                .setRequired(true),
            )
            .addStringOption((option) =>
              option
                .setName('counts')
                .setDescription('What it counts')
                .setMaxLength(64)
                .setAutocomplete(true)
                .setRequired(true),
            )
            .addStringOption((option) =>
              option
                .setName('name')
                .setDescription('The channel’s name, e.g. Members: {value}')
                .setMaxLength(80)
                .setRequired(true),
            ),
        )
        .addSubcommand((sub) => sub.setName('list').setDescription('See the counters and whether they work'))
        .addSubcommand((sub) =>
          sub
            .setName('remove')
            .setDescription('Stop updating a counter; its name stays')
            .addChannelOption((option) => option.setName('channel').setDescription('The counter').setRequired(true)),
        ),
    ),
  subcommands: { channel },
  groups: { counter: { add: addCounter, list: listCounters, remove: removeCounter } },
} satisfies SlashCommand;
