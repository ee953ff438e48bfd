import { z } from 'zod';
import { MAX_UPLOAD_BYTES } from '#domain/emotes/emote-images.ts';

/** Base64 takes four characters for three bytes; one more so that the picture's own reader says what is too large. */
const MAX_CHARACTERS = Math.ceil(MAX_UPLOAD_BYTES / 3) * 4 + 4;

/** What an emote is uploaded as: its name and its file. */
export const uploadedEmoteSchema = z.object({
  name: z.string().max(64),
  image: z
    .base64('not base64')
    .max(MAX_CHARACTERS, 'The file is larger than 4 MiB.')
    .meta({ description: 'PNG, JPEG, WebP, GIF or AVIF of at most 4 MiB, as base64' }),
});

/** Room for the name around the picture. */
export const UPLOAD_LIMIT = '6mb';

export function imageOf({ image }: z.infer<typeof uploadedEmoteSchema>): Buffer {
  return Buffer.from(image, 'base64');
}
