import { h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Says what went wrong, above everything: an open dialog would cover any other element. */
export function Toast({ text }: { text: string }) {
  const toast = useRef<HTMLParagraphElement>(null);
  useEffect(() => toast.current?.showPopover(), [text]);
  return h('p', { ref: toast, class: 'toast', role: 'alert', popover: 'manual' }, text);
}
