import { openTestPicture } from './test-picture.ts';

export const SOURCES = ['camera', 'screen', 'test'] as const;
export type SourceName = (typeof SOURCES)[number];

const HD = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

/** Asks the browser for what is to be sent. Throws the browser's DOMException when it says no. */
export async function openSource(name: SourceName, title: string): Promise<MediaStream> {
  if (name === 'test') return openTestPicture(title);
  if (name === 'camera') return hinted(await navigator.mediaDevices.getUserMedia({ video: HD, audio: true }), 'motion');

  const screen = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 30 }, audio: true });
  if (screen.getAudioTracks().length === 0) await addMicrophone(screen);
  return hinted(screen, 'detail');
}

/** A shared window often has no sound; then the streamer's voice is better than silence, and silence than nothing. */
async function addMicrophone(media: MediaStream): Promise<void> {
  const microphone = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
  for (const track of microphone?.getTracks() ?? []) media.addTrack(track);
}

function hinted(media: MediaStream, hint: 'motion' | 'detail'): MediaStream {
  for (const track of media.getVideoTracks()) track.contentHint = hint;
  return media;
}
