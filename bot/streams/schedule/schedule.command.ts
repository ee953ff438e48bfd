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
    .setDescription('When streamers mean to stream')
    .setContexts(InteractionContextType.Guild)
    .addSubcommand((sub) =>
      sub
        .setName('add')
        .setDescription('Plan a stream of yours')
        .addStringOption((option) =>
          option.setName('title').setDescription('What you plan').setMaxLength(100).setRequired(true),
        )
        .addStringOption((option) =>
          option.setName('day').setDescription('2026-12-24').setMaxLength(10).setAutocomplete(true).setRequired(true),
        )
        .addStringOption((option) =>
          option.setName('time').setDescription('On your clock: 20:00').setMaxLength(5).setRequired(true),
        )
        .addIntegerOption((option) =>
          option.setName('minutes').setDescription('How long; 120 unless you say').setMinValue(15).setMaxValue(1_440),
        )
        .addBooleanOption((option) => option.setName('weekly').setDescription('Every week on that day'))
        .addStringOption((option) =>
          option
            .setName('time-zone')
            .setDescription('Where your clock hangs: Europe/Berlin. Needed once')
            .setMaxLength(64)
            .setAutocomplete(true),
        ),
    )
    .addSubcommand((sub) =>
      sub.setName('list').setDescription('See what is planned, in your own time').addStringOption(streamerOption),
    )
    .addSubcommand((sub) =>
      sub
        .setName('remove')
        .setDescription('Plan a stream of yours no more')
        .addStringOption((option) =>
          option.setName('stream').setDescription('Which one').setAutocomplete(true).setRequired(true),
        ),
    )
    .addSubcommand((sub) =>
      sub
        .setName('skip')
        .setDescription('One time of yours does not take place')
        .addStringOption((option) =>
          option.setName('stream').setDescription('Which time').setAutocomplete(true).setRequired(true),
        )
        .addBooleanOption((option) => option.setName('undo').setDescription('It takes place after all')),
    ),
  subcommands: { add, list, remove, skip },
} satisfies SlashCommand;
