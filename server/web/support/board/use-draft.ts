import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';

/** What is being written. It is put together from several places of the page. */
export interface Draft {
  text: string;
  field: RefObject<HTMLTextAreaElement | null>;
  write(text: string): void;
  /** Puts a text where the cursor is, and the cursor behind it. */
  insert(text: string): void;
}

export function useDraft(): Draft {
  const [text, write] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  return {
    text,
    field,
    write,
    insert(said) {
      const area = field.current;
      const [from, to] = area ? [area.selectionStart, area.selectionEnd] : [text.length, text.length];
      const before = text.slice(0, from);
      const gap = before === '' || /\s$/.test(before) ? '' : '\n';
      write(before + gap + said + text.slice(to));
      // Once it is drawn.
      requestAnimationFrame(() => {
        area?.focus();
        const end = before.length + gap.length + said.length;
        area?.setSelectionRange(end, end);
      });
    },
  };
}
