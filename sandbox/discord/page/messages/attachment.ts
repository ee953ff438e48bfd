import type { APIAttachment } from 'discord-api-types/v10';
import { h } from 'preact';
import { Icon } from '../components/icon.ts';
import { Picture } from './picture.ts';

const SHOWN_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'];

/** A file of a message: a picture is shown, anything else can be downloaded. */
export function Attachment({ attachment }: { attachment: APIAttachment }) {
  const { url, filename, description, size, content_type = '' } = attachment;
  if (SHOWN_TYPES.includes(content_type))
    return h(Picture, { url, alt: description ?? filename, class: 'attached-picture' });
  return h(
    'div',
    { class: 'attached-file' },
    h(Icon, { name: 'file', size: 28 }),
    h('a', { href: url, download: filename }, filename),
    h('small', null, readableSize(size)),
  );
}

function readableSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(2)} MB`;
}
