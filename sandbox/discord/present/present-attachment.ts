import type { APIAttachment } from 'discord-api-types/v10';
import type { Attachment } from '../state/message.ts';
import type { World } from '../world.ts';

/** https://discord.com/developers/docs/resources/message#attachment-object; the URL holds for a day. */
export function presentAttachment({ files, url, clock }: World, attachment: Attachment) {
  const address = `${url}${files.signedPath(attachment, clock.now())}`;
  return {
    id: attachment.id,
    filename: attachment.filename,
    size: attachment.sizeBytes,
    url: address,
    proxy_url: address,
    content_type: attachment.contentType,
    ...(attachment.description === null ? {} : { description: attachment.description }),
  } satisfies APIAttachment;
}
