import type { ChatInputCommandInteraction, SlashCommandSubcommandBuilder } from 'discord.js';
import { CADENCES, DIRECTIONS, MEASURES, SECTIONS } from '#domain/metrics/metric.entity.ts';
import type { MetricText } from '#domain/metrics/metric-text.ts';
import { UNIT_KINDS } from '#domain/metrics/metric-unit.ts';

const CHOICES = {
  unit: { choices: UNIT_KINDS, description: 'What it is counted in' },
  measure: { choices: MEASURES, description: 'Read at the week’s end (gauge) or over the week (count)' },
  cadence: { choices: CADENCES, description: 'How often it is counted' },
  good: { choices: DIRECTIONS, description: 'Which way is good news' },
  section: { choices: SECTIONS, description: 'Where the Glimcap prints it' },
} as const;

/** The options that describe a metric and may be left out. */
export function addDetailOptions(sub: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  for (const [name, { choices, description }] of Object.entries(CHOICES)) {
    sub.addStringOption((option) =>
      option
        .setName(name)
        .setDescription(description)
        .addChoices(...choices.map((value) => ({ name: value, value }))),
    );
  }
  return sub
    .addStringOption((option) => option.setName('currency').setDescription('For money, e.g. USD').setMaxLength(3))
    .addStringOption((option) => option.setName('source').setDescription('What counts it, e.g. hand').setMaxLength(32))
    .addIntegerOption((option) => option.setName('position').setDescription('Lower numbers come first').setMinValue(0));
}

/** What the member filled in. */
export function metricTextOf({ options }: ChatInputCommandInteraction<'cached'>): MetricText {
  const text = (name: string) => options.getString(name) ?? undefined;
  return {
    label: text('label'),
    unit: text('unit'),
    currency: text('currency'),
    definition: text('definition'),
    source: text('source'),
    cadence: text('cadence'),
    measure: text('measure'),
    good: text('good'),
    section: text('section'),
    position: options.getInteger('position') ?? undefined,
  };
}
