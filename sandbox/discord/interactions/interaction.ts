import {
  type APICommandAutocompleteInteractionResponseCallbackData,
  type APIModalInteractionResponseCallbackData,
  InteractionType,
} from 'discord-api-types/v10';
import type { MessageInteraction } from '../state/message.ts';

/** How an interaction was first answered, as the member who caused it sees it. */
export type Outcome =
  /** A message; `isLoading` while "… is thinking". */
  | { kind: 'message'; messageId: string; isEphemeral: boolean; isLoading: boolean }
  /** The message that holds the component was changed, or will be. */
  | { kind: 'update'; messageId: string; isLoading: boolean }
  | { kind: 'modal'; interactionId: string; modal: APIModalInteractionResponseCallbackData }
  | { kind: 'choices'; choices: NonNullable<APICommandAutocompleteInteractionResponseCallbackData['choices']> }
  /** "The application did not respond." */
  | { kind: 'unanswered' };

/** What a member did to the bot, from the click to the end of its token. */
export interface Interaction {
  id: string;
  token: string;
  type: InteractionType;
  userId: string;
  channelId: string;
  createdAt: number;
  /** The command's full name, e.g. `ticket open`; empty for components and modals. */
  commandName: string;
  /** The message whose component was used, or whose component had opened the modal. */
  sourceMessageId: string | null;
  /** For a modal: the interaction that opened it. */
  openedBy: Interaction | null;
  /** While an answer is being worked on, a second one is a double one. */
  isBeingAnswered: boolean;
  /** Null until the bot answers, or fails to. */
  outcome: Outcome | null;
  /** The first answer, which `@original` names. */
  originalMessageId: string | null;
}

/** What a message remembers of the interaction it answers. */
export function toMessageInteraction(interaction: Interaction): MessageInteraction | null {
  const { id, type, userId, commandName, sourceMessageId, openedBy } = interaction;
  if (type === InteractionType.Ping || type === InteractionType.ApplicationCommandAutocomplete) return null;
  return {
    id,
    type,
    userId,
    commandName,
    interactedMessageId: sourceMessageId,
    triggeredBy: openedBy ? toMessageInteraction(openedBy) : null,
    originalMessageId: null,
  };
}
