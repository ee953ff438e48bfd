import type {
  SlashCommandStringOption,
  SlashCommandSubcommandBuilder,
  SlashCommandSubcommandGroupBuilder,
} from 'discord.js';
import { TICKET_PRIORITIES } from '#domain/support/ticket-priority.ts';
import type { Subcommand } from '../../slash-command.ts';
import hoursClear from './hours-clear.subcommand.ts';
import hoursHoliday from './hours-holiday.subcommand.ts';
import hoursSet from './hours-set.subcommand.ts';
import hoursShow from './hours-show.subcommand.ts';
import slaClear from './sla-clear.subcommand.ts';
import slaEscalation from './sla-escalation.subcommand.ts';
import slaSet from './sla-set.subcommand.ts';
import slaShow from './sla-show.subcommand.ts';

type Group = (group: SlashCommandSubcommandGroupBuilder) => SlashCommandSubcommandGroupBuilder;

/** `/support hours …` */
export const hoursGroup: Group = (group) =>
  group
    .setName('hours')
    .setDescription('When the team is available')
    .addSubcommand((sub) =>
      sub
        .setName('set')
        .setDescription('Managers: set the working hours')
        .addStringOption((option) =>
          option
            .setName('hours')
            .setDescription('Mon-Fri 9:00-17:00, Sat 10-14 · or: always')
            .setMaxLength(300)
            .setRequired(true),
        )
        .addStringOption((option) =>
          option
            .setName('timezone')
            .setDescription('The time zone of these hours, such as Europe/Berlin')
            .setRequired(true)
            .setAutocomplete(true),
        )
        .addStringOption(categoryOption('Only for this category')),
    )
    .addSubcommand(ofCategory('show', 'See the working hours', 'For this category'))
    .addSubcommand(ofCategory('clear', 'Managers: remove the working hours; holidays stay', 'Only for this category'))
    .addSubcommand((sub) =>
      sub
        .setName('holiday')
        .setDescription('Managers: add or remove a holiday')
        .addStringOption((option) =>
          option.setName('day').setDescription('Year-month-day: 2026-12-25').setMaxLength(10).setRequired(true),
        )
        .addStringOption((option) =>
          option
            .setName('name')
            .setDescription('The holiday’s name; leave empty to remove the holiday')
            .setMaxLength(60),
        )
        .addStringOption(categoryOption('Only for this category')),
    );

/** `/support sla …` */
export const slaGroup: Group = (group) =>
  group
    .setName('sla')
    .setDescription('What we promise members')
    .addSubcommand((sub) =>
      sub
        .setName('set')
        .setDescription('Managers: set a target in working time')
        .addStringOption((option) =>
          option
            .setName('first-response')
            .setDescription('Time to the first answer: 30m, 4h, or none')
            .setMaxLength(20),
        )
        .addStringOption((option) =>
          option.setName('resolution').setDescription('Time to the solution: 8h, or none').setMaxLength(20),
        )
        .addStringOption(categoryOption('Only for this category'))
        .addStringOption(priorityOption('Only for this priority')),
    )
    .addSubcommand((sub) => sub.setName('show').setDescription('Staff: see what we promise'))
    .addSubcommand((sub) =>
      sub
        .setName('clear')
        .setDescription('Managers: remove a target')
        .addStringOption(categoryOption('The one for this category'))
        .addStringOption(priorityOption('The one for this priority')),
    )
    .addSubcommand((sub) =>
      sub
        .setName('escalation')
        .setDescription('Managers: choose what happens when a target is near or missed')
        .addIntegerOption((option) =>
          option
            .setName('warn-after')
            .setDescription('Warn after this percentage of the time; 100 for no warning')
            .setMinValue(1)
            .setMaxValue(100),
        )
        .addStringOption((option) =>
          option
            .setName('when-broken')
            .setDescription('What happens when a target is missed')
            .addChoices(
              { name: 'tell staff', value: 'tell' },
              { name: 'tell staff and raise the priority', value: 'raise' },
              { name: 'tell staff and ping the lead role', value: 'lead' },
            ),
        ),
    );

/** Their handlers, by group. */
export const slaHandlers = {
  hours: { set: hoursSet, show: hoursShow, clear: hoursClear, holiday: hoursHoliday },
  sla: { set: slaSet, show: slaShow, clear: slaClear, escalation: slaEscalation },
} satisfies Record<string, Record<string, Subcommand>>;

function ofCategory(name: string, description: string, what: string) {
  return (sub: SlashCommandSubcommandBuilder) =>
    sub.setName(name).setDescription(description).addStringOption(categoryOption(what));
}

function categoryOption(description: string) {
  return (option: SlashCommandStringOption) =>
    option.setName('category').setDescription(description).setAutocomplete(true);
}

function priorityOption(description: string) {
  return (option: SlashCommandStringOption) =>
    option
      .setName('priority')
      .setDescription(description)
      .addChoices(...TICKET_PRIORITIES.toReversed().map((value) => ({ name: value, value })));
}
