import { InteractionContextType, SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../../slash-command.ts';
import { streamerOption } from '../streamer-option.ts';
import add from './add.subcommand.ts';
import list from './list.subcommand.ts';
import noQuietHours from './no-quiet-hours.subcommand.ts';
import pause from './pause.subcommand.ts';
import quietHours from './quiet-hours.subcommand.ts';
import remove from './remove.subcommand.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('notify')
    .setDescription('Get a DM when somebody goes live')
    .setContexts(InteractionContextType.Guild)
    .addSubcommand((sub) =>
      sub
        .setName('add')
        .setDescription('Tell me when they are live')
        .addStringOption((option) => streamerOption(option).setRequired(true)),
    )
    .addSubcommand((sub) => sub.setName('list').setDescription('See who you get told about, and your quiet hours'))
    .addSubcommand((sub) =>
      sub
        .setName('remove')
        .setDescription('Stop telling me about a streamer')
        .addStringOption((option) => streamerOption(option).setRequired(true)),
    )
    .addSubcommand((sub) =>
      sub
        .setName('quiet-hours')
        .setDescription('Do not disturb me between these hours')
        .addStringOption((option) => option.setName('from').setDescription('22:00').setMaxLength(5).setRequired(true))
        .addStringOption((option) => option.setName('to').setDescription('08:00').setMaxLength(5).setRequired(true))
        .addStringOption((option) =>
          option
            .setName('time-zone')
            .setDescription('Your time zone, e.g. Europe/Berlin')
            .setMaxLength(64)
            .setAutocomplete(true)
            .setRequired(true),
        ),
    )
    .addSubcommand((sub) => sub.setName('no-quiet-hours').setDescription('Tell me at any hour'))
    .addSubcommand((sub) =>
      sub
        .setName('pause')
        .setDescription('Pause all pings for some days')
        .addIntegerOption((option) =>
          option.setName('days').setDescription('0 ends the pause').setMinValue(0).setMaxValue(365).setRequired(true),
        ),
    ),
  subcommands: { add, list, remove, 'quiet-hours': quietHours, 'no-quiet-hours': noQuietHours, pause },
} satisfies SlashCommand;
