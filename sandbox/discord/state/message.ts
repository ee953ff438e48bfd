import type { APIEmbed, APIMessageTopLevelComponent, InteractionType, MessageType } from 'discord-api-types/v10';
import type { StickerItem } from './sticker.ts';

/** A file of a message; its bytes lie in `DATA_DIR/attachments/<id>`. */
export interface Attachment {
  id: string;
  channelId: string;
  filename: string;
  sizeBytes: number;
  contentType: string;
  description: string | null;
}

/** A unicode emoji has no id. */
export interface Reaction {
  emoji: { id: string | null; name: string };
  userIds: string[];
}

/** Which interaction a message answers. */
export interface MessageInteraction {
  id: string;
  type: InteractionType.ApplicationCommand | InteractionType.MessageComponent | InteractionType.ModalSubmit;
  userId: string;
  /** The command's full name, or an empty string. */
  commandName: string;
  /** The message whose component was used. */
  interactedMessageId: string | null;
  /** For a modal: the interaction that had opened it. */
  triggeredBy: MessageInteraction | null;
  /** For a follow-up: the first answer. */
  originalMessageId: string | null;
}

export interface Message {
  id: string;
  channelId: string;
  authorId: string;
  type: MessageType;
  content: string;
  embeds: APIEmbed[];
  components: APIMessageTopLevelComponent[];
  attachments: Attachment[];
  stickers: StickerItem[];
  /** https://discord.com/developers/docs/resources/message#message-object-message-flags */
  flags: number;
  createdAt: number;
  editedAt: number | null;
  /** Null when it is not pinned. */
  pinnedAt: number | null;
  mentionIds: string[];
  mentionRoleIds: string[];
  mentionsEveryone: boolean;
  nonce: string | number | null;
  referencedMessageId: string | null;
  threadId: string | null;
  reactions: Reaction[];
  interaction: MessageInteraction | null;
  /** An ephemeral message is seen by this user only, and forgotten at a restart. */
  visibleToUserId: string | null;
}
