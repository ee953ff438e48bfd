import type { ShownPicture } from './ticket-picture.entity.ts';

const CUSTOM_EMOJI = /<(a?):\w{2,32}:(\d{17,20})>/g;

/** The custom emoji of a text as Discord writes them, each once. */
export function emojiInText(text: string): ShownPicture[] {
  const found = [...text.matchAll(CUSTOM_EMOJI)].map(([, animated, discordId = '']): ShownPicture => {
    return { kind: 'emoji', discordId, format: animated === 'a' ? 'gif' : 'png' };
  });
  return [...new Map(found.map((each) => [each.discordId, each])).values()];
}
