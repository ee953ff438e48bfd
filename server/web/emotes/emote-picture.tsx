import type { EmoteView } from './emote-types.ts';

/** An emote as large as a thumb; whoever wants less motion sees it stand still. */
export function EmotePicture({ emote: { name, urls } }: { emote: EmoteView }) {
  return (
    <picture class="emote-picture">
      {urls.still && <source media="(prefers-reduced-motion: reduce)" srcset={urls.still} />}
      <img
        src={urls[64]}
        srcset={`${urls[64]} 1x, ${urls[128]} 2x`}
        alt={`:${name}:`}
        width={64}
        height={64}
        loading="lazy"
      />
    </picture>
  );
}
