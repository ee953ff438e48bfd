/** Why a picture is not here. `failing` is tried again. */
export const PICTURE_FAILURES = [
  'gone',
  'too_large',
  'too_many_pixels',
  'not_a_picture',
  'too_many',
  'not_imported',
  'failing',
] as const;

export type PictureFailure = (typeof PICTURE_FAILURES)[number];
