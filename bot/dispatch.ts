import type { Interaction, RepliableInteraction } from 'discord.js';
import type { BotContext } from './context.ts';
import { acknowledge, isNotOurs } from './dispatch/acknowledge.ts';
import { byKey } from './dispatch/by-key.ts';
import { completeOption } from './dispatch/complete-option.ts';
import { createFindCall } from './dispatch/find-call.ts';
import { LocaleMemory } from './dispatch/locale-memory.ts';
import { RecentIds } from './dispatch/recent-ids.ts';
import { tell } from './dispatch/tell.ts';
import type { Registry } from './registry.ts';

interface Parts {
  registry: Registry;
  context: BotContext;
  /** Each interaction is a unit of work of its own. */
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Brings each interaction to its handler, once: acknowledged first, then run. This
 * is the bot's only catch: what is expected is told to the member, a bug is logged
 * and answered with a reference.
 */
export function createDispatch({
  registry,
  context: shared,
  unitOfWork,
}: Parts): (interaction: Interaction) => Promise<void> {
  const findCall = createFindCall(registry);
  const commands = byKey(registry.commands, (command) => command.data.name);
  const seen = new RecentIds();
  const locales = new LocaleMemory();

  return async (interaction) => {
    if (!seen.add(interaction.id)) return;
    const context = { ...shared, words: shared.languages.of(interaction.locale) };
    if (interaction.isAutocomplete()) await completeOption(interaction, { commands, context, unitOfWork });
    else if (interaction.isRepliable()) await answer(interaction, context);
  };

  async function answer(interaction: RepliableInteraction, context: BotContext): Promise<void> {
    try {
      const call = findCall(interaction, context);
      if (await acknowledge(interaction, call.defer)) await unitOfWork(call.run);
      else return notOurs(interaction);
      await unitOfWork(() => locales.remember(interaction, context));
    } catch (error) {
      if (!interaction.deferred && !interaction.replied && isNotOurs(error)) notOurs(interaction);
      else await tell(interaction, error, context);
    }
  }

  function notOurs({ id }: RepliableInteraction): void {
    shared.log.info({ interactionId: id }, 'interaction is not ours to answer');
  }
}
