/**
 * Starts a video with its sound. Browsers refuse sound before the first click on a
 * site; then it starts muted, for a picture now and a button for the sound beat silence.
 *
 * @returns whether the sound was refused
 */
export async function playWithSound(video: HTMLVideoElement): Promise<boolean> {
  try {
    await video.play();
    return false;
  } catch (error) {
    if (!isRefusal(error)) return false;
  }
  if (video.muted) return false;
  video.muted = true;
  // A second refusal (data saver, low power) leaves the play button, which is a click.
  await video.play().catch(() => undefined);
  return true;
}

/** Anything else, such as AbortError when new media replaces the old, is no verdict on sound. */
function isRefusal(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotAllowedError';
}
