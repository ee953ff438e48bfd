import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { browserMemory, type Memory } from '../../streams/browser-memory.ts';
import { useApp } from '../../ui/app-context.ts';
import { findKeptTexts, type KeptTexts, keepTexts } from './kept-texts.ts';

interface Typing {
  /** The report, and what is done with it. */
  name: string;
  /** What stands in the fields, and what they are compared with. */
  texts: Readonly<Record<string, string>>;
  saved: Readonly<Record<string, string>>;
  /** The fields that differ. */
  dirty: readonly string[];
  /** Puts back what was kept. */
  bringBack(fields: KeptTexts['fields']): void;
}

/**
 * Keeps what is typed in the browser until it is saved, and brings it back when the page is opened again: after a
 * reload, a crash, or a sign-in.
 * @returns when what was brought back had been typed, until it is saved or thrown away
 */
export function useKeptTexts({ name, texts, saved, dirty, bringBack }: Typing): string | null {
  const { me } = useApp();
  const memory = useRef<Memory | null>(null);
  const [broughtBackAt, setBroughtBackAt] = useState<string | null>(null);
  const place = useMemo(() => ({ userId: me?.id ?? '', name }), [me?.id, name]);
  const fields = useMemo(() => fieldsOf(texts, saved, dirty), [texts, saved, dirty]);

  useEffect(() => {
    memory.current = browserMemory();
    const kept = findKeptTexts(memory.current, place);
    if (!kept) return;
    bringBack(kept.fields);
    setBroughtBackAt(kept.at);
  }, [place]);

  const isFirst = useRef(true);
  useEffect(() => {
    // The first time nothing is typed yet, and what was kept must outlive it.
    if (isFirst.current) isFirst.current = false;
    else if (memory.current) {
      keepTexts(memory.current, place, { at: new Date().toISOString(), fields });
      if (dirty.length === 0) setBroughtBackAt(null);
    }
  }, [place, JSON.stringify(fields)]);

  return dirty.length > 0 ? broughtBackAt : null;
}

function fieldsOf(texts: Typing['texts'], saved: Typing['saved'], dirty: Typing['dirty']): KeptTexts['fields'] {
  return Object.fromEntries(dirty.map((field) => [field, { text: texts[field] ?? '', was: saved[field] ?? '' }]));
}
