import type { AutocompleteInteraction, SlashCommandStringOption } from 'discord.js';
import type { BotContext } from '../context.ts';

const NAME = 'metric';
/** As many choices as Discord shows. */
const CHOICES_MAX = 25;

/** The option that names a metric by its key, completed while one types. */
export function metricOption(option: SlashCommandStringOption): SlashCommandStringOption {
  return option.setName(NAME).setDescription('The metric, by its key').setMaxLength(64).setAutocomplete(true);
}

/** Offers the metrics whose key or label contains what was typed, the retired ones last. */
export async function completeMetric(
  interaction: AutocompleteInteraction<'cached'>,
  { metricCatalogue, words }: BotContext,
): Promise<void> {
  const typed = interaction.options.getFocused().toLowerCase();
  const metrics = await metricCatalogue.listAll();
  const fitting = metrics.filter(({ key, label }) =>
    `${key} ${label} ${words.metricLabel({ key, label })}`.toLowerCase().includes(typed),
  );
  const ordered = [...fitting.filter(({ retiredAt }) => !retiredAt), ...fitting.filter(({ retiredAt }) => retiredAt)];
  const choices = ordered.slice(0, CHOICES_MAX).map((metric) => {
    const label = words.metricLabel(metric);
    return { name: metric.retiredAt ? words.metrics('retiredChoice', { label }) : label, value: metric.key };
  });
  await interaction.respond(choices);
}
