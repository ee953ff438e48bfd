import { MessageFlags } from 'discord-api-types/v10';
import { applyEdit } from '../actions/edit-message.ts';
import type { MessageDraft } from '../actions/message-draft.ts';
import type { UploadedFile } from '../rest/read-body.ts';
import type { Message } from '../state/message.ts';
import type { World } from '../world.ts';

/** Edits an interaction's message; one that was still "thinking" no longer is, and counts as never edited. */
export async function fillOrEdit(
  world: World,
  message: Message,
  draft: MessageDraft,
  files: UploadedFile[],
): Promise<Message> {
  const wasLoading = (message.flags & MessageFlags.Loading) !== 0;
  if (!wasLoading) return applyEdit(world, message, draft, files);
  return applyEdit(world, message, { embeds: [], components: [], ...draft }, files, null);
}
