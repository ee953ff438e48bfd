import type { AutocompleteInteraction } from 'discord.js';
import type { BotContext } from '../context.ts';
import type { SlashCommand, Subcommand } from '../slash-command.ts';
import { findCommand } from './find-command.ts';

interface Parts {
  commands: ReadonlyMap<string, SlashCommand>;
  context: BotContext;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
}

/** Offers choices while a member types. Nobody is told of a failure: who types sees no choices, the log says why. */
export async function completeOption(
  interaction: AutocompleteInteraction,
  { commands, context, unitOfWork }: Parts,
): Promise<void> {
  const command = commands.get(interaction.commandName);
  const handler = findCommand(commands, interaction);
  const complete = completion(handler, interaction, context) ?? completion(command, interaction, context);
  try {
    await (complete ? unitOfWork(complete) : interaction.respond([]));
  } catch (error) {
    context.log.error({ err: error, command: interaction.commandName }, 'autocomplete failed');
    await respondWithNothing(interaction, context);
  }
}

function completion(
  handler: SlashCommand | Subcommand | undefined,
  interaction: AutocompleteInteraction,
  context: BotContext,
): (() => Promise<void>) | undefined {
  if (handler?.where === 'dm' || handler?.where === 'both') {
    const { autocomplete } = handler;
    return autocomplete && (() => autocomplete(interaction, context));
  }
  const autocomplete = handler?.autocomplete;
  return autocomplete && interaction.inCachedGuild() ? () => autocomplete(interaction, context) : undefined;
}

async function respondWithNothing(interaction: AutocompleteInteraction, { log }: BotContext): Promise<void> {
  if (interaction.responded) return;
  try {
    await interaction.respond([]);
  } catch (error) {
    log.debug({ err: error, command: interaction.commandName }, 'nobody waits for choices any more');
  }
}
