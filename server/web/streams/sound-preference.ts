import type { Memory } from './browser-memory.ts';

/** What a viewer last chose on any player. `volume` is 0 to 1. */
export interface SoundPreference {
  volume: number;
  isMuted: boolean;
}

const KEY = 'glim.sound';
const DEFAULT: SoundPreference = { volume: 1, isMuted: false };

export function readSoundPreference(memory: Memory): SoundPreference {
  const stored = memory.getItem(KEY);
  if (!stored) return DEFAULT;
  try {
    const { volume, isMuted }: Partial<SoundPreference> = JSON.parse(stored);
    if (typeof volume !== 'number' || !(volume >= 0 && volume <= 1)) return DEFAULT;
    return { volume, isMuted: isMuted === true };
  } catch {
    // Somebody else's value under our key: start over.
    return DEFAULT;
  }
}

export function writeSoundPreference(memory: Memory, preference: SoundPreference): void {
  try {
    memory.setItem(KEY, JSON.stringify(preference));
  } catch {
    // A full or forbidden storage costs the memory of the volume, not the stream.
  }
}
