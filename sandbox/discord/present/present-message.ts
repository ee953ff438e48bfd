import {
  type APIMessage,
  type APIMessageInteraction,
  type APIMessageInteractionMetadata,
  ApplicationIntegrationType,
  InteractionType,
  MessageReferenceType,
} from 'discord-api-types/v10';
import type { Message, MessageInteraction, Reaction } from '../state/message.ts';
import { findPlace, guildIdOf } from '../state/place.ts';
import type { World } from '../world.ts';
import { presentMedia } from './present-media.ts';
import { userOf } from './present-member.ts';
import { presentStickerItem } from './present-sticker.ts';
import { presentThread } from './present-thread.ts';
import { presentUser } from './present-user.ts';
import { timestamp } from './timestamp.ts';

/** https://discord.com/developers/docs/resources/message#message-object; `readerId` decides `reactions[].me`. */
export function presentMessage(world: World, message: Message, readerId: string) {
  const { reference, referenced } = presentReference(world, message, readerId);
  return {
    ...presentBasicMessage(world, message),
    ...reference,
    ...referenced,
    ...(message.reactions.length === 0
      ? {}
      : { reactions: message.reactions.map((one) => presentReaction(one, readerId)) }),
    ...presentOwnThread(world, message, readerId),
  } satisfies APIMessage;
}

function presentBasicMessage(world: World, message: Message) {
  const { state } = world;
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: presentUser(userOf(state, message.authorId)),
    content: message.content,
    timestamp: timestamp(message.createdAt),
    edited_timestamp: message.editedAt === null ? null : timestamp(message.editedAt),
    tts: false,
    mention_everyone: message.mentionsEveryone,
    mentions: message.mentionIds.map((id) => presentUser(userOf(state, id))),
    mention_roles: message.mentionRoleIds,
    ...presentMedia(world, message),
    ...(message.stickers.length === 0 ? {} : { sticker_items: message.stickers.map(presentStickerItem) }),
    pinned: message.pinnedAt !== null,
    flags: message.flags,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.interaction ? presentMessageInteraction(world, message, message.interaction) : {}),
  };
}

function presentReference(world: World, message: Message, readerId: string) {
  const { referencedMessageId } = message;
  if (referencedMessageId === null) return { reference: {}, referenced: {} };

  const guildId = guildIdOfMessage(world, message);
  const found = world.state.messages.get(referencedMessageId);
  const message_reference = {
    type: MessageReferenceType.Default,
    message_id: referencedMessageId,
    channel_id: message.channelId,
    ...(guildId === null ? {} : { guild_id: guildId }),
  };
  return {
    reference: { message_reference },
    referenced: {
      referenced_message: found
        ? { ...presentBasicMessage(world, found), ...presentOwnThread(world, found, readerId) }
        : null,
    },
  };
}

function guildIdOfMessage({ state }: World, { channelId }: Message): string | null {
  const place = findPlace(state, channelId);
  return place ? guildIdOf(place) : null;
}

function presentOwnThread({ state }: World, message: Message, readerId: string) {
  const thread = message.threadId === null ? undefined : state.threads.get(message.threadId);
  return thread ? { thread: presentThread(thread, readerId) } : {};
}

function presentReaction({ emoji, userIds }: Reaction, readerId: string) {
  return {
    emoji,
    count: userIds.length,
    count_details: { burst: 0, normal: userIds.length },
    burst_colors: [],
    me: userIds.includes(readerId),
    me_burst: false,
  };
}

function presentMessageInteraction(world: World, message: Message, interaction: MessageInteraction) {
  const { state, options } = world;
  const user = presentUser(userOf(state, interaction.userId));
  const legacy = {
    id: interaction.id,
    type: interaction.type,
    name: interaction.commandName,
    user,
  } satisfies APIMessageInteraction;
  return {
    application_id: options.applicationId,
    webhook_id: options.applicationId,
    interaction_metadata: presentMetadata(guildIdOfMessage(world, message), interaction, user),
    ...(interaction.type === InteractionType.ApplicationCommand ? { interaction: legacy } : {}),
  };
}

/** https://discord.com/developers/docs/resources/message#message-interaction-metadata-object */
function presentMetadata(
  guildId: string | null,
  interaction: MessageInteraction,
  user: ReturnType<typeof presentUser>,
): APIMessageInteractionMetadata {
  const common = {
    id: interaction.id,
    user,
    authorizing_integration_owners: { [ApplicationIntegrationType.GuildInstall]: guildId ?? '0' },
    ...(interaction.originalMessageId === null ? {} : { original_response_message_id: interaction.originalMessageId }),
  };
  if (interaction.type === InteractionType.ApplicationCommand) return { ...common, type: interaction.type };
  if (interaction.type === InteractionType.MessageComponent)
    return { ...common, type: interaction.type, interacted_message_id: interaction.interactedMessageId ?? '0' };

  return {
    ...common,
    type: interaction.type,
    triggering_interaction_metadata: presentTrigger(guildId, interaction, user),
  };
}

function presentTrigger(guildId: string | null, interaction: MessageInteraction, user: ReturnType<typeof presentUser>) {
  if (!interaction.triggeredBy) throw new Error(`modal submission ${interaction.id} knows not what opened it`);
  const trigger = presentMetadata(guildId, interaction.triggeredBy, user);
  if (trigger.type === InteractionType.ModalSubmit) throw new Error('a modal cannot open a modal');
  return trigger;
}
