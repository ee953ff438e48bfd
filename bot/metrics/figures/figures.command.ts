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
    .setDescription('Show this guild the figures')
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addSubcommand((sub) =>
      sub
        .setName('channel')
        .setDescription('The text channel with a message that is kept up to date')
        .addChannelOption((option) =>
          option
            .setName('channel')
            .setDescription('Where; left out, the message goes')
            .addChannelTypes(...BOARD_TYPES),
        ),
    )
    .addSubcommandGroup((group) =>
      group
        .setName('counter')
        .setDescription('Figures in the names of channels')
        .addSubcommand((sub) =>
          sub
            .setName('add')
            .setDescription('Make a channel a counter')
            .addChannelOption((option) =>
              option
                .setName('channel')
                .setDescription('Whose name shows it')
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
              option.setName('name').setDescription('Members: {value}').setMaxLength(80).setRequired(true),
            ),
        )
        .addSubcommand((sub) => sub.setName('list').setDescription('The counters of this guild, and how they do'))
        .addSubcommand((sub) =>
          sub
            .setName('remove')
            .setDescription('Make a counter a channel like others again; its name stays')
            .addChannelOption((option) => option.setName('channel').setDescription('The counter').setRequired(true)),
        ),
    ),
  subcommands: { channel },
  groups: { counter: { add: addCounter, list: listCounters, remove: removeCounter } },
} satisfies SlashCommand;
