import { randomUUIDv7 } from 'node:crypto';
import { MessageFlags, type RepliableInteraction } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';
import { typedBack } from '../typed-back.ts';
import { isOfMessage } from './acknowledge.ts';

/** Tells a member why nothing came of it: what is expected in its own words, a bug with a reference to the log. */
export async function tell(interaction: RepliableInteraction, error: unknown, context: BotContext): Promise<void> {
  const content = error instanceof DomainError ? context.words.refusal(error) : report(interaction, error, context);
  const typed = typedBack(interaction, context);
  try {
    const message = { content, ...typed, flags: MessageFlags.Ephemeral } as const;
    if (interaction.deferred && !isDeferredUpdate(interaction)) await interaction.editReply({ content, ...typed });
    else if (interaction.deferred || interaction.replied) await interaction.followUp(message);
    else await interaction.reply(message);
  } catch (tellError) {
    context.log.warn({ err: tellError, interactionId: interaction.id }, 'member could not be told');
  }
}

/** After a deferred update the "reply" is the component's own message, which an error must not overwrite. */
function isDeferredUpdate(interaction: RepliableInteraction): boolean {
  return isOfMessage(interaction) && interaction.ephemeral === null;
}

function report(interaction: RepliableInteraction, error: unknown, { log, words }: BotContext): string {
  const reference = randomUUIDv7().slice(-8);
  const { id: interactionId, guildId, user } = interaction;
  log.error({ err: error, reference, interactionId, guildId, userId: user.id }, 'interaction failed');
  return words.bot('broke', { reference });
}
