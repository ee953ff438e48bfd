import { MessageFlags, MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { hasPermission } from '../permissions.ts';
import type { UploadedFile } from '../rest/read-body.ts';
import { checkMessage } from '../rules/message-rules.ts';
import type { Thread } from '../state/channel.ts';
import type { Message } from '../state/message.ts';
import { findPlace, isDirect, isThread, type Place } from '../state/place.ts';
import type { World } from '../world.ts';
import { addMessage } from './add-message.ts';
import { announceThread } from './announce-thread.ts';
import { demandDirect } from './direct-messages.ts';
import { findMentions } from './find-mentions.ts';
import { joinThread } from './join-thread.ts';
import type { MessageDraft } from './message-draft.ts';
import { normalComponents } from './normal-components.ts';
import { normalEmbeds } from './normal-embeds.ts';
import { demand, demandSend, getTextPlace } from './place.ts';
import { saveFiles } from './save-files.ts';
import { stickersToSend } from './stickers-to-send.ts';

/** The flags an author may set: https://discord.com/developers/docs/resources/message#create-message */
const SETTABLE_FLAGS = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

/**
 * Posts a message as a user.
 * @throws DiscordError 10003, 50001, 50013, 50006, 50007, 50278, 50035, 50081, 50083, 50600; RateLimited (20016) in slowmode
 */
export async function postMessage(
  world: World,
  userId: string,
  channelId: string,
  draft: MessageDraft,
  files: UploadedFile[] = [],
): Promise<Message> {
  const place = getTextPlace(world, userId, channelId);
  demandSend(world, userId, place);
  if (isDirect(place)) demandDirect(world, place);
  if (files.length > 0) demand(world, userId, PermissionFlagsBits.AttachFiles, place);
  if (draft.embeds?.length) demand(world, userId, PermissionFlagsBits.EmbedLinks, place);
  checkMessage(partsOf(draft, files.length));
  const referencedMessageId = referenceOf(world, userId, place, draft);
  const stickers = stickersToSend(world, userId, place, draft.sticker_ids ?? []);

  const known = findByNonce(world, userId, channelId, draft);
  if (known) return known;
  world.slowmode.pass(world.state, userId, place);
  if (isThread(place)) wake(world, userId, place);
  const message = await create(world, userId, place, { ...draft, referencedMessageId, stickers }, files);
  if (isThread(place)) joinMentioned(world, userId, place, message);
  return message;
}

/** The draft with Discord's defaults in place of what it leaves out. */
export function partsOf(draft: MessageDraft, fileCount: number) {
  return {
    content: draft.content ?? '',
    embeds: draft.embeds ?? [],
    components: draft.components ?? [],
    flags: draft.flags ?? 0,
    stickerCount: draft.sticker_ids?.length ?? 0,
    fileCount,
  };
}

/** Who writes, and where. */
export interface Origin {
  authorId: string;
  channelId: string;
}

/** The stored form of a draft's text, embeds, components and mentions. */
export function contentOf(world: World, { authorId, channelId }: Origin, draft: MessageDraft) {
  const content = draft.content ?? '';
  const place = findPlace(world.state, channelId);
  if (!place) throw errors.unknownChannel();
  return {
    content,
    embeds: normalEmbeds(world.spec, draft.embeds ?? []),
    components: normalComponents(world.spec, draft.components ?? []),
    ...findMentions(world.state, { authorId, place }, content, draft.allowed_mentions),
  };
}

async function create(
  world: World,
  userId: string,
  place: Place,
  draft: MessageDraft & Pick<Message, 'referencedMessageId' | 'stickers'>,
  files: UploadedFile[],
): Promise<Message> {
  const { referencedMessageId, stickers } = draft;
  const content = contentOf(world, { authorId: userId, channelId: place.id }, draft);
  const id = world.snowflake();
  if (draft.nonce && draft.enforce_nonce) world.nonces.remember(place.id, userId, draft.nonce, id);
  const attachments = await saveFiles(world, place.id, files, draft);
  return addMessage(world, {
    id,
    channelId: place.id,
    authorId: userId,
    type: referencedMessageId === null ? MessageType.Default : MessageType.Reply,
    flags: (draft.flags ?? 0) & SETTABLE_FLAGS,
    nonce: draft.nonce ?? null,
    referencedMessageId,
    attachments,
    stickers,
    ...content,
  });
}

/** `enforce_nonce`: "if another message was created by the same author with the same nonce, that message will be returned". */
function findByNonce(
  { nonces, state }: World,
  userId: string,
  channelId: string,
  draft: MessageDraft,
): Message | undefined {
  if (!draft.nonce || !draft.enforce_nonce) return undefined;
  const id = nonces.find(channelId, userId, draft.nonce);
  return id === null ? undefined : state.messages.get(id);
}

/** The message that is answered, if there is one. @throws DiscordError 160002, 50035 */
function referenceOf(
  { state }: World,
  userId: string,
  place: Place,
  { message_reference }: MessageDraft,
): string | null {
  const id = message_reference?.message_id;
  if (!id) return null;
  if (!hasPermission(state, userId, PermissionFlagsBits.ReadMessageHistory, place)) throw errors.noHistoryToReply();
  if (state.messages.get(id)?.channelId === place.id) return id;
  if (message_reference.fail_if_not_exists === false) return null;
  throw errors.invalidForm(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
}

/**
 * A message wakes an archived thread, unless a moderator has locked it.
 * https://discord.com/developers/docs/topics/threads#active--archived-threads
 */
function wake(world: World, userId: string, thread: Thread): void {
  const isModerator = hasPermission(world.state, userId, PermissionFlagsBits.ManageThreads, thread);
  if (thread.isLocked && !isModerator) throw thread.isArchived ? errors.threadArchived() : errors.threadLocked();
  if (!thread.isArchived) return;
  thread.isArchived = false;
  thread.archivedAt = world.clock.now();
  announceThread(world, 'updated', thread);
}

/** Whoever writes in a thread joins it, and so do those whom the message mentions and the parent admits. */
function joinMentioned(world: World, userId: string, thread: Thread, message: Message): void {
  const byRole = [...(world.state.guilds.get(thread.guildId)?.members.values() ?? [])].filter(({ roles }) =>
    roles.some((role) => message.mentionRoleIds.includes(role)),
  );
  const invited = [...message.mentionIds, ...byRole.map((member) => member.userId)];
  for (const id of new Set([userId, ...invited])) joinThread(world, thread, id);
}
