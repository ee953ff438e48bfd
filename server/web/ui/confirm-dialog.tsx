import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface ConfirmDialogProps {
  title: string;
  text: string;
  confirm: string;
  cancel: string;
  onConfirm(): void;
  onCancel(): void;
}

/** Asks before something that cannot be taken back. Escape cancels; focus stays inside while it is open. */
export function ConfirmDialog({ title, text, confirm, cancel, onConfirm, onCancel }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Before the next key is read: an Escape that comes at once must find it open.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onClose={onCancel}>
      <h2 id={id}>{title}</h2>
      <p>{text}</p>
      <div class="button-row">
        <button class="button" type="button" onClick={onConfirm}>
          {confirm}
        </button>
        <button class="button button-quiet" type="button" onClick={onCancel}>
          {cancel}
        </button>
      </div>
    </dialog>
  );
}
