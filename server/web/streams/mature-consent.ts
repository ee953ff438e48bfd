import type { Memory } from './browser-memory.ts';

const keyOf = (slug: string) => `glim.mature.${slug}`;

/** Whether this browser's user has said yes to this channel before. */
export function hasMatureConsent(memory: Memory, slug: string): boolean {
  return memory.getItem(keyOf(slug)) === 'yes';
}

export function giveMatureConsent(memory: Memory, slug: string): void {
  try {
    memory.setItem(keyOf(slug), 'yes');
  } catch {
    // A full or forbidden storage means that we ask again next time.
  }
}
