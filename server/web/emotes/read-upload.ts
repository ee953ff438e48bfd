import { ApiProblem } from '../ui/api.ts';
import type { FormFields } from '../ui/use-form.ts';
import type { Translate } from '../words.ts';

/** As much as one call may take as arguments. */
const CHUNK = 0x8000;

/** What a form to upload an emote sends. @throws ApiProblem where no file is chosen */
export async function readUpload(fields: FormFields, t: Translate): Promise<{ name: string; image: string }> {
  const file = fields.file('image');
  if (!file) throw new ApiProblem({ status: 422, code: 'invalid', detail: t('emotes.noFile') });
  return { name: fields.text('name') ?? '', image: toBase64(new Uint8Array(await file.arrayBuffer())) };
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
