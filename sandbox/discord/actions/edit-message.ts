import { MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import type { UploadedFile } from '../rest/read-body.ts';
import { checkMessage } from '../rules/message-rules.ts';
import type { Attachment, Message } from '../state/message.ts';
import type { World } from '../world.ts';
import { announceMessage } from './announce-message.ts';
import { getWritten } from './get-message.ts';
import type { MessageDraft } from './message-draft.ts';
import { demand, getTextPlace } from './place.ts';
import { contentOf } from './post-message.ts';
import { saveFiles } from './save-files.ts';

/** What an edit may turn on or off; IS_COMPONENTS_V2 can only be turned on. */
const EDITABLE_FLAGS = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;

/**
 * Edits a user's own message. @throws DiscordError 10003, 50001, 10008, 50005, 50006, 50013, 50035, 50080, 50083;
 * RateLimited 30046
 */
export async function editMessage(
  world: World,
  userId: string,
  target: { channelId: string; messageId: string },
  draft: MessageDraft,
  files: UploadedFile[] = [],
): Promise<Message> {
  const place = getTextPlace(world, userId, target.channelId);
  const message = getWritten(world, userId, target.channelId, target.messageId);
  if (message.authorId !== userId) throw errors.notYourMessage();
  if (draft.sticker_ids) throw errors.fixedStickers();
  if (files.length > 0) demand(world, userId, PermissionFlagsBits.AttachFiles, place);
  if (draft.embeds?.length) demand(world, userId, PermissionFlagsBits.EmbedLinks, place);
  if (world.state.threads.get(target.channelId)?.isArchived) throw errors.threadArchived();
  world.oldEdits.check(message);
  return applyEdit(world, message, draft, files);
}

/** Changes what the draft names and leaves the rest, all at once, and ends "is thinking"; `editedAt` null counts as never edited. Asks for no permission: an interaction's token is one. */
export async function applyEdit(
  world: World,
  message: Message,
  draft: MessageDraft,
  files: UploadedFile[] = [],
  editedAt: number | null = world.clock.now(),
): Promise<Message> {
  const flags = flagsAfter(message, draft) & ~MessageFlags.Loading;
  const kept = keptAttachments(message, draft);
  const merged = {
    content: draft.content === undefined ? message.content : draft.content,
    embeds: draft.embeds === undefined ? message.embeds : draft.embeds,
    components: draft.components === undefined ? message.components : draft.components,
  };
  checkMessage({
    content: merged.content ?? '',
    embeds: merged.embeds ?? [],
    components: merged.components ?? [],
    fileCount: kept.length + files.length,
    stickerCount: message.stickers.length,
    flags,
  });
  const added = await saveFiles(world, message.channelId, files, draft);
  const { content, embeds, components, ...mentions } = contentOf(world, message, { ...draft, ...merged });
  Object.assign(message, {
    content,
    embeds,
    components,
    flags,
    attachments: [...kept, ...added],
    editedAt,
  });
  if (draft.content !== undefined) Object.assign(message, mentions);
  announceMessage(world, 'updated', message);
  return message;
}

function flagsAfter(message: Message, draft: MessageDraft): number {
  if (draft.flags === undefined || draft.flags === null) return message.flags;
  const wasV2 = message.flags & MessageFlags.IsComponentsV2;
  return (message.flags & ~EDITABLE_FLAGS) | (draft.flags & EDITABLE_FLAGS) | wasV2;
}

/** `attachments` lists what stays; without it everything does. https://discord.com/developers/docs/resources/message#edit-message */
function keptAttachments(message: Message, { attachments }: MessageDraft): Attachment[] {
  if (attachments === undefined || attachments === null) return message.attachments;
  return message.attachments.filter(({ id }) => attachments.some((kept) => String(kept.id) === id));
}
