import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { TicketDesk } from './use-staff-ticket.ts';

interface ActionFormProps {
  desk: TicketDesk;
  /** What is done, as its button says it. */
  confirm: string;
  isEnding?: boolean;
  children: ComponentChildren;
  /** @returns whether it was done */
  run(): Promise<boolean>;
  onDone(): void;
}

/** The fields of one action, and the button that does it. It goes away when that is done. */
export function ActionForm({ desk, confirm, isEnding = false, children, run, onDone }: ActionFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), []);
  return (
    <form
      ref={form}
      class="action-form"
      onSubmit={(event) => {
        event.preventDefault();
        void run().then((isDone) => {
          if (isDone) onDone();
        });
      }}
    >
      {children}
      <div class="button-row">
        <button class={`button button-small${isEnding ? ' button-stop' : ''}`} type="submit" disabled={desk.isBusy}>
          {confirm}
        </button>
      </div>
    </form>
  );
}
