import { saveFiles } from '../actions/save-files.ts';
import type { OptionValue } from '../interactions/option-values.ts';
import type { UploadedFile } from '../rest/read-body.ts';
import type { Attachment } from '../state/message.ts';
import type { World } from '../world.ts';

/** A file in a JSON body. */
export interface GivenFile {
  filename: string;
  contentType: string;
  base64: string;
}

export function toUpload({ filename, contentType, base64 }: GivenFile, index: number): UploadedFile {
  return { key: String(index), filename, contentType, bytes: Buffer.from(base64, 'base64') };
}

/** Stores the files among the options; the options then name them by id, as Discord's client has it. */
export async function uploadOptions(
  world: World,
  channelId: string,
  given: Record<string, OptionValue | GivenFile>,
): Promise<{ options: Record<string, OptionValue>; attachments: Attachment[] }> {
  const options: Record<string, OptionValue> = {};
  const attachments: Attachment[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (typeof value !== 'object') {
      options[name] = value;
      continue;
    }
    const saved = await saveFiles(world, channelId, [toUpload(value, 0)], {});
    for (const attachment of saved) {
      world.uploads.set(attachment.id, attachment);
      attachments.push(attachment);
      options[name] = attachment.id;
    }
  }
  return { options, attachments };
}
