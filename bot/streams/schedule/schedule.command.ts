import { InteractionContextType, SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../../slash-command.ts';
import { streamerOption } from '../streamer-option.ts';
import add from './add.subcommand.ts';
import list from './list.subcommand.ts';
import remove from './remove.subcommand.ts';
import skip from './skip.subcommand.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('schedule')
    .setDescription('See and plan upcoming streams')
    .setContexts(InteractionContextType.Guild)
    .addSubcommand((sub) =>
      sub
        .setName('add')
        .setDescription('Add a stream to your schedule')
        .addStringOption((option) =>
          option.setName('title').setDescription('What the stream is called').setMaxLength(100).setRequired(true),
        )
        .addStringOption((option) =>
          option.setName('day').setDescription('2026-12-24').setMaxLength(10).setAutocomplete(true).setRequired(true),
        )
        .addStringOption((option) =>
          option.setName('time').setDescription('In your time zone, e.g. 20:00').setMaxLength(5).setRequired(true),
        )
        .addIntegerOption((option) =>
          option
            .setName('minutes')
            .setDescription('How long in minutes; 120 if left out')
            .setMinValue(15)
            .setMaxValue(1_440),
        )
        .addBooleanOption((option) => option.setName('weekly').setDescription('Every week on that day'))
        .addStringOption((option) =>
          option
            .setName('time-zone')
            .setDescription('Your time zone, e.g. Europe/Berlin; needed only once')
            .setMaxLength(64)
            .setAutocomplete(true),
        ),
    )
    .addSubcommand((sub) =>
      sub.setName('list').setDescription('See what is planned, in your local time').addStringOption(streamerOption),
    )
    .addSubcommand((sub) =>
      sub
        .setName('remove')
        .setDescription('Take a stream off your schedule')
        .addStringOption((option) =>
          option.setName('stream').setDescription('Which one').setAutocomplete(true).setRequired(true),
        ),
    )
    .addSubcommand((sub) =>
      sub
        .setName('skip')
        .setDescription('Skip one date of your schedule')
        .addStringOption((option) =>
          option.setName('stream').setDescription('Which date').setAutocomplete(true).setRequired(true),
        )
        .addBooleanOption((option) => option.setName('undo').setDescription('Bring a skipped date back')),
    ),
  subcommands: { add, list, remove, skip },
} satisfies SlashCommand;
