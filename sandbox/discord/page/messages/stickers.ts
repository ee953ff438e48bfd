import type { APIStickerItem } from 'discord-api-types/v10';
import { h } from 'preact';
import { STICKER_FORMAT } from '../client/discord.ts';
import { Picture } from './picture.ts';

/** The stickers of a message. Lottie is only named: nothing here draws it. */
export function Stickers({ stickers }: { stickers: readonly APIStickerItem[] }) {
  return stickers.map((sticker) => {
    const url = urlOf(sticker);
    return url
      ? h(Picture, { url, alt: sticker.name, class: 'attached-picture' })
      : h('p', { class: 'content' }, `[${sticker.name}]`);
  });
}

function urlOf({ id, format_type }: APIStickerItem): string | null {
  if (format_type === STICKER_FORMAT.lottie) return null;
  const file = format_type === STICKER_FORMAT.gif ? `/media/stickers/${id}.gif` : `/cdn/stickers/${id}.png`;
  return new URL(file, location.href).href;
}
