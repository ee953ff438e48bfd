import { type ComponentChildren, h } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from '../components/icon.ts';

interface DialogProps {
  title: string;
  class?: string;
  onClose(): void;
  children?: ComponentChildren;
}

/** A modal `<dialog>`: the browser keeps the focus inside and gives it back. */
export function Dialog({ title, onClose, children, ...rest }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const { current } = dialog;
    const opener = document.activeElement;
    current?.showModal();
    return () => {
      current?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  const onCancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  return h(
    'dialog',
    { ref: dialog, onCancel, 'aria-labelledby': id, ...rest },
    h(
      'header',
      { class: 'dialog-head' },
      h('h2', { id }, title),
      h(
        'button',
        { type: 'button', class: 'close', 'aria-label': 'Close', onClick: onClose },
        h(Icon, { name: 'close' }),
      ),
    ),
    children,
  );
}
