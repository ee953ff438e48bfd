import { type APIInteractionResponse, InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import { applyEdit } from '../actions/edit-message.ts';
import { errors } from '../errors.ts';
import type { UploadedFile } from '../rest/read-body.ts';
import { checkModal } from '../rules/modal-rules.ts';
import type { Message } from '../state/message.ts';
import type { World } from '../world.ts';
import { answerWithLoading, answerWithMessage } from './answer-with-message.ts';
import type { Interaction, Outcome } from './interaction.ts';

/** Which interactions each answer fits: https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
const FITS: Partial<Record<InteractionResponseType, InteractionType[]>> = {
  [InteractionResponseType.ChannelMessageWithSource]: [
    InteractionType.ApplicationCommand,
    InteractionType.MessageComponent,
    InteractionType.ModalSubmit,
  ],
  [InteractionResponseType.DeferredChannelMessageWithSource]: [
    InteractionType.ApplicationCommand,
    InteractionType.MessageComponent,
    InteractionType.ModalSubmit,
  ],
  [InteractionResponseType.DeferredMessageUpdate]: [InteractionType.MessageComponent, InteractionType.ModalSubmit],
  [InteractionResponseType.UpdateMessage]: [InteractionType.MessageComponent, InteractionType.ModalSubmit],
  [InteractionResponseType.ApplicationCommandAutocompleteResult]: [InteractionType.ApplicationCommandAutocomplete],
  [InteractionResponseType.Modal]: [InteractionType.ApplicationCommand, InteractionType.MessageComponent],
};

/** The first answer of the bot. @throws DiscordError 50035, 50006; the interaction then still waits for one */
export async function callback(
  world: World,
  interaction: Interaction,
  response: APIInteractionResponse,
  files: UploadedFile[],
): Promise<Outcome> {
  const fits = FITS[response.type]?.includes(interaction.type) ?? false;
  if (!fits || (isUpdate(response.type) && interaction.sourceMessageId === null))
    throw errors.invalidForm(
      ['type'],
      'BASE_TYPE_CHOICES',
      `An interaction of type ${interaction.type} cannot be answered with type ${response.type}.`,
    );

  interaction.isBeingAnswered = true;
  try {
    const outcome = await outcomeOf(world, interaction, response, files);
    world.interactions.settle(interaction, outcome);
    return outcome;
  } finally {
    interaction.isBeingAnswered = false;
  }
}

async function outcomeOf(
  world: World,
  interaction: Interaction,
  response: APIInteractionResponse,
  files: UploadedFile[],
): Promise<Outcome> {
  switch (response.type) {
    case InteractionResponseType.ChannelMessageWithSource:
      return messageOutcome(interaction, await answerWithMessage(world, interaction, response.data, files), false);
    case InteractionResponseType.DeferredChannelMessageWithSource:
      return messageOutcome(interaction, answerWithLoading(world, interaction, response.data?.flags ?? 0), true);
    case InteractionResponseType.DeferredMessageUpdate:
      return updateOutcome(interaction, sourceOf(world, interaction), true);
    case InteractionResponseType.UpdateMessage:
      return updateOutcome(
        interaction,
        await applyEdit(world, sourceOf(world, interaction), response.data ?? {}, files),
        false,
      );
    case InteractionResponseType.Modal:
      checkModal(response.data);
      return { kind: 'modal', interactionId: interaction.id, modal: response.data };
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      return { kind: 'choices', choices: response.data.choices ?? [] };
    default:
      throw errors.invalidForm(['type'], 'BASE_TYPE_CHOICES', 'This kind of answer does not exist here.');
  }
}

function messageOutcome(interaction: Interaction, message: Message, isLoading: boolean): Outcome {
  interaction.originalMessageId = message.id;
  return { kind: 'message', messageId: message.id, isEphemeral: message.visibleToUserId !== null, isLoading };
}

function updateOutcome(interaction: Interaction, message: Message, isLoading: boolean): Outcome {
  interaction.originalMessageId = message.id;
  return { kind: 'update', messageId: message.id, isLoading };
}

function sourceOf({ state }: World, { sourceMessageId }: Interaction): Message {
  const message = sourceMessageId === null ? undefined : state.messages.get(sourceMessageId);
  if (!message) throw errors.unknownMessage();
  return message;
}

function isUpdate(type: InteractionResponseType): boolean {
  return type === InteractionResponseType.DeferredMessageUpdate || type === InteractionResponseType.UpdateMessage;
}
