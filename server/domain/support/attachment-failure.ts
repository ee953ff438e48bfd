/** Why a file's bytes are not here. `failing` is tried again. */
export const ATTACHMENT_FAILURES = [
  'too_large',
  'expired',
  'thread_deleted',
  'deleted',
  'not_imported',
  'failing',
] as const;

export type AttachmentFailure = (typeof ATTACHMENT_FAILURES)[number];
