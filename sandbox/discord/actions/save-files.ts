import type { UploadedFile } from '../rest/read-body.ts';
import type { Attachment } from '../state/message.ts';
import type { World } from '../world.ts';
import type { MessageDraft } from './message-draft.ts';

/** Stores uploads as attachments; the draft's `attachments` may name and describe them by their n in `files[n]`. */
export async function saveFiles(
  world: World,
  channelId: string,
  files: UploadedFile[],
  draft: MessageDraft,
): Promise<Attachment[]> {
  return Promise.all(
    files.map(async (file) => {
      const described = draft.attachments?.find(({ id }) => String(id) === file.key);
      const attachment = {
        id: world.snowflake(),
        channelId,
        filename: safeName(described?.filename ?? file.filename),
        sizeBytes: file.bytes.length,
        contentType: file.contentType,
        description: described?.description ?? null,
      };
      await world.files.save(attachment.id, file.bytes);
      return attachment;
    }),
  );
}

/** Discord keeps letters, digits and `._-` of a file's name. */
function safeName(filename: string): string {
  const name = filename.replace(/[^\w.-]+/g, '_').replace(/^\.+/, '');
  return name === '' ? 'file' : name;
}
