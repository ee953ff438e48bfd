import type { Memory } from '../../streams/browser-memory.ts';

/** What was typed and not saved, so that it outlives a reload, a crash and a sign-in. */
export interface KeptTexts {
  /** ISO 8601. */
  at: string;
  /** By field: what is typed, and what it was typed over. */
  fields: Record<string, { text: string; was: string }>;
}

interface Place {
  userId: string;
  /** The report, and what is done with it. */
  name: string;
}

/** Keeps what is typed; nothing typed forgets it. A browser without room keeps the page working. */
export function keepTexts(memory: Memory, place: Place, kept: KeptTexts): void {
  const isEmpty = Object.keys(kept.fields).length === 0;
  try {
    memory.setItem(keyOf(place), isEmpty ? '' : JSON.stringify(kept));
  } catch {
    // The text is still in the page; there is no better place for it.
  }
}

/** What was kept, or null. What is not of our making is left alone. */
export function findKeptTexts(memory: Memory, place: Place): KeptTexts | null {
  try {
    const kept: unknown = JSON.parse(memory.getItem(keyOf(place)) || 'null');
    return isKept(kept) ? kept : null;
  } catch {
    return null; // cut off, or another program's
  }
}

function keyOf({ userId, name }: Place): string {
  return `glim.desk:${userId}:${name}`;
}

function isKept(value: unknown): value is KeptTexts {
  if (!isRecord(value) || typeof value.at !== 'string' || !isRecord(value.fields)) return false;
  return Object.values(value.fields).every(
    (field) => isRecord(field) && typeof field.text === 'string' && typeof field.was === 'string',
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
