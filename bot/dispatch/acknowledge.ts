import {
  DiscordAPIError,
  MessageFlags,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
  type RepliableInteraction,
} from 'discord.js';
import type { Defer } from '../slash-command.ts';

/**
 * 40060: another delivery of the same interaction was faster, which one resumed session or a second one may bring.
 * 10062: Discord gave up on us, and told the member so.
 * @see https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes
 */
const NOT_OURS: readonly (string | number)[] = [
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownInteraction,
];

/** Answers within Discord's three seconds. @returns false when the interaction is not ours to answer any more */
export async function acknowledge(interaction: RepliableInteraction, defer: Defer): Promise<boolean> {
  try {
    await send(interaction, defer);
    return true;
  } catch (error) {
    if (isNotOurs(error)) return false;
    throw error;
  }
}

/** Whether Discord says that an interaction was answered elsewhere, or too late. */
export function isNotOurs(error: unknown): boolean {
  return error instanceof DiscordAPIError && NOT_OURS.includes(error.code);
}

async function send(interaction: RepliableInteraction, defer: Defer): Promise<void> {
  if (defer === 'ephemeral') await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  else if (defer === 'public') await interaction.deferReply();
  else if (defer === 'update' && isOfMessage(interaction)) await interaction.deferUpdate();
}

/** Whether there is a message whose change can be deferred. */
export function isOfMessage(interaction: RepliableInteraction) {
  return interaction.isMessageComponent() || isFromMessage(interaction);
}

function isFromMessage(interaction: RepliableInteraction): interaction is ModalSubmitInteraction {
  return interaction.isModalSubmit() && interaction.isFromMessage();
}
