import { InteractionContextType, SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../slash-command.ts';
import add from './add.subcommand.ts';
import edit from './edit.subcommand.ts';
import history from './history.subcommand.ts';
import list from './list.subcommand.ts';
import { completeMetric, metricOption } from './metric-option.ts';
import { addDetailOptions } from './metric-text-of.ts';
import record from './record.subcommand.ts';
import restore from './restore.subcommand.ts';
import retire from './retire.subcommand.ts';
import show from './show.subcommand.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('metrics')
    .setDescription('What the community counts')
    .setContexts(InteractionContextType.Guild)
    .addSubcommand((sub) =>
      sub
        .setName('show')
        .setDescription('Staff: compare this week so far with last week')
        .addStringOption((option) => metricOption(option).setDescription('What the chart shows')),
    )
    .addSubcommand((sub) => sub.setName('list').setDescription('Staff: see what is counted, by what, and when last'))
    .addSubcommand((sub) =>
      sub
        .setName('record')
        .setDescription('Staff: record a value by hand')
        .addStringOption((option) => metricOption(option).setRequired(true))
        .addStringOption((option) =>
          option
            .setName('value')
            .setDescription('5936 · $8,160.50 · 1 h 12 min · 12.34 %')
            .setMaxLength(40)
            .setRequired(true),
        )
        .addStringOption((option) => option.setName('note').setDescription('A note about this value').setMaxLength(400))
        .addStringOption((option) =>
          option.setName('date').setDescription('The day at whose end it was true, e.g. 2026-03-08').setMaxLength(10),
        ),
    )
    .addSubcommand((sub) =>
      sub
        .setName('history')
        .setDescription('Staff: see a metric’s last samples and who took them')
        .addStringOption((option) => metricOption(option).setRequired(true)),
    )
    .addSubcommand((sub) =>
      addDetailOptions(
        sub
          .setName('add')
          .setDescription('Staff: add a metric')
          .addStringOption((option) =>
            option.setName('key').setDescription('Can never change, e.g. podcast').setMaxLength(63).setRequired(true),
          )
          .addStringOption((option) =>
            option
              .setName('label')
              .setDescription('The name in reports, e.g. Podcast')
              .setMaxLength(64)
              .setRequired(true),
          )
          .addStringOption((option) =>
            option
              .setName('definition')
              .setDescription('What exactly is counted, in one sentence')
              .setMaxLength(300)
              .setRequired(true),
          ),
      ),
    )
    .addSubcommand((sub) =>
      addDetailOptions(
        sub
          .setName('edit')
          .setDescription('Staff: change a metric’s description')
          .addStringOption((option) => metricOption(option).setRequired(true))
          .addStringOption((option) => option.setName('label').setDescription('The name in reports').setMaxLength(64))
          .addStringOption((option) =>
            option.setName('definition').setDescription('What exactly is counted').setMaxLength(300),
          ),
      ),
    )
    .addSubcommand((sub) =>
      sub
        .setName('retire')
        .setDescription('Staff: retire a metric; its samples stay')
        .addStringOption((option) => metricOption(option).setRequired(true)),
    )
    .addSubcommand((sub) =>
      sub
        .setName('restore')
        .setDescription('Staff: bring a retired metric back')
        .addStringOption((option) => metricOption(option).setRequired(true)),
    ),
  subcommands: { show, list, record, history, add, edit, retire, restore },
  autocomplete: completeMetric,
} satisfies SlashCommand;
