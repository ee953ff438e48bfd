import type { RefObject } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { browserMemory } from './browser-memory.ts';
import { playWithSound } from './play-with-sound.ts';
import { readSoundPreference, type SoundPreference, writeSoundPreference } from './sound-preference.ts';

interface Sound extends SoundPreference {
  /** The browser keeps the sound back until the viewer clicks. */
  isBlocked: boolean;
  setVolume(volume: number): void;
  toggleMute(): void;
}

/** Volume and mute of a player: kept across reloads, applied whenever new media arrives. */
export function useSound(video: RefObject<HTMLVideoElement | null>, media: MediaStream | null): Sound {
  const [preference, setPreference] = useState<SoundPreference>({ volume: 1, isMuted: false });
  const [isBlocked, setBlocked] = useState(false);
  const memory = useMemo(() => (typeof window === 'undefined' ? null : browserMemory()), []);

  useEffect(() => {
    if (memory) setPreference(readSoundPreference(memory));
  }, [memory]);

  useEffect(() => {
    const element = video.current;
    if (!element || !media || !memory) return;
    const { volume, isMuted } = readSoundPreference(memory);
    element.volume = volume;
    // Once refused, sound stays off until the viewer asks, also on the next connection.
    element.muted = isMuted || isBlocked;
    element.srcObject = media;
    void playWithSound(element).then((wasRefused) => wasRefused && setBlocked(true));
    // isBlocked is read, not followed: it must not restart the media.
  }, [media]);

  const choose = (next: SoundPreference) => {
    setBlocked(false);
    setPreference(next);
    if (memory) writeSoundPreference(memory, next);
    const element = video.current;
    if (!element) return;
    element.volume = next.volume;
    element.muted = next.isMuted;
    if (element.paused && media) void playWithSound(element).then(setBlocked);
  };

  return {
    ...preference,
    isBlocked,
    setVolume: (volume) => choose({ volume, isMuted: volume === 0 }),
    toggleMute: () => {
      const isSilent = preference.isMuted || isBlocked;
      const volume = isSilent && preference.volume === 0 ? 0.5 : preference.volume;
      choose({ volume, isMuted: !isSilent });
    },
  };
}
