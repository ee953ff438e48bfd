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
        .setDescription('Staff: this week so far against last week, with a chart')
        .addStringOption((option) => metricOption(option).setDescription('What the chart shows')),
    )
    .addSubcommand((sub) => sub.setName('list').setDescription('Staff: what is counted, by whom, and when it was last'))
    .addSubcommand((sub) =>
      sub
        .setName('record')
        .setDescription('Staff: record a value that you have read off')
        .addStringOption((option) => metricOption(option).setRequired(true))
        .addStringOption((option) =>
          option
            .setName('value')
            .setDescription('5936 · $8,160.50 · 1 h 12 min · 12.34 %')
            .setMaxLength(40)
            .setRequired(true),
        )
        .addStringOption((option) => option.setName('note').setDescription('What to mind').setMaxLength(400))
        .addStringOption((option) =>
          option.setName('date').setDescription('The day at whose end it was so: 2026-03-08').setMaxLength(10),
        ),
    )
    .addSubcommand((sub) =>
      sub
        .setName('history')
        .setDescription('Staff: the last samples of a metric, and who took them')
        .addStringOption((option) => metricOption(option).setRequired(true)),
    )
    .addSubcommand((sub) =>
      addDetailOptions(
        sub
          .setName('add')
          .setDescription('Staff: count one more thing')
          .addStringOption((option) =>
            option.setName('key').setDescription('Never changes: podcast').setMaxLength(63).setRequired(true),
          )
          .addStringOption((option) =>
            option.setName('label').setDescription('As it is printed: Podcast').setMaxLength(64).setRequired(true),
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
          .setDescription('Staff: change what is said of a metric')
          .addStringOption((option) => metricOption(option).setRequired(true))
          .addStringOption((option) => option.setName('label').setDescription('As it is printed').setMaxLength(64))
          .addStringOption((option) =>
            option.setName('definition').setDescription('What exactly is counted').setMaxLength(300),
          ),
      ),
    )
    .addSubcommand((sub) =>
      sub
        .setName('retire')
        .setDescription('Staff: switch a metric off; its samples stay')
        .addStringOption((option) => metricOption(option).setRequired(true)),
    )
    .addSubcommand((sub) =>
      sub
        .setName('restore')
        .setDescription('Staff: switch a retired metric on again')
        .addStringOption((option) => metricOption(option).setRequired(true)),
    ),
  subcommands: { show, list, record, history, add, edit, retire, restore },
  autocomplete: completeMetric,
} satisfies SlashCommand;
