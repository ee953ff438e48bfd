import { InteractionType, MessageFlags, MessageType } from 'discord-api-types/v10';
import { addMessage } from '../actions/add-message.ts';
import type { MessageDraft } from '../actions/message-draft.ts';
import { contentOf, partsOf } from '../actions/post-message.ts';
import { saveFiles } from '../actions/save-files.ts';
import type { UploadedFile } from '../rest/read-body.ts';
import { checkMessage } from '../rules/message-rules.ts';
import type { Message } from '../state/message.ts';
import type { World } from '../world.ts';
import { type Interaction, toMessageInteraction } from './interaction.ts';

const SETTABLE_FLAGS =
  MessageFlags.SuppressEmbeds |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2 |
  MessageFlags.Ephemeral;

/** A message of the bot in answer to an interaction: the token is its permission. @throws DiscordError 50006, 50035 */
export async function answerWithMessage(
  world: World,
  interaction: Interaction,
  draft: MessageDraft,
  files: UploadedFile[],
): Promise<Message> {
  checkMessage(partsOf(draft, files.length));
  const attachments = await saveFiles(world, interaction.channelId, files, draft);
  const message = envelope(world, interaction, draft.flags ?? 0);
  return addMessage(world, {
    ...message,
    ...contentOf(world, message, draft),
    attachments,
  });
}

/** The "… is thinking" message of a deferred answer. */
export function answerWithLoading(world: World, interaction: Interaction, flags: number): Message {
  const message = envelope(world, interaction, flags & MessageFlags.Ephemeral);
  return addMessage(world, { ...message, flags: message.flags | MessageFlags.Loading });
}

function envelope(world: World, interaction: Interaction, flags: number) {
  const { originalMessageId } = interaction;
  const remembered = toMessageInteraction(interaction);
  return {
    channelId: interaction.channelId,
    authorId: world.state.botUserId,
    type: typeOf(interaction),
    flags: flags & SETTABLE_FLAGS,
    visibleToUserId: flags & MessageFlags.Ephemeral ? interaction.userId : null,
    referencedMessageId: originalMessageId ?? interaction.sourceMessageId,
    interaction: remembered && { ...remembered, originalMessageId },
  };
}

/** A command's first answer is of type 20; follow-ups and answers to components are replies. */
function typeOf({ type, originalMessageId, sourceMessageId }: Interaction): MessageType {
  if (originalMessageId !== null || sourceMessageId !== null) return MessageType.Reply;
  return type === InteractionType.ApplicationCommand ? MessageType.ChatInputCommand : MessageType.Default;
}
