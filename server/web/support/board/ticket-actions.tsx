import type { FunctionComponent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import type { StaffTicketPageView } from './board-types.ts';
import { CloseForm } from './close-form.tsx';
import { CloseRequestForm } from './close-request-form.tsx';
import { SnoozeForm } from './snooze-form.tsx';
import { TicketChoices } from './ticket-choices.tsx';
import { TopicForm } from './topic-form.tsx';
import type { TicketDesk } from './use-staff-ticket.ts';

interface TicketActionsProps {
  desk: TicketDesk;
  page: StaffTicketPageView;
}

/** What asks for more than a press. */
const FORMS: Record<
  'snooze' | 'topic' | 'closeRequest' | 'close',
  FunctionComponent<{ desk: TicketDesk; onDone(): void }>
> = {
  snooze: SnoozeForm,
  topic: TopicForm,
  closeRequest: CloseRequestForm,
  close: CloseForm,
};
type FormName = keyof typeof FORMS;

/** Everything that can be done with a ticket in its state. */
export function TicketActions({ desk, page }: TicketActionsProps) {
  const { t } = useApp();
  const [open, setOpen] = useState<FormName | null>(null);
  const box = useRef<HTMLFieldSetElement>(null);
  const { ticket, isBusy, act } = desk;
  const button = (verb: string, label: string, isQuiet = true, body?: object) => (
    <button
      class={isQuiet ? 'button button-quiet button-small' : 'button button-small'}
      type="button"
      disabled={isBusy}
      onClick={() => void act(verb, body)}
    >
      {label}
    </button>
  );
  const opener = (form: FormName) => (
    <button
      class={`button button-small ${form === 'close' ? 'button-stop' : 'button-quiet'}`}
      type="button"
      aria-expanded={open === form}
      onClick={() => setOpen(open === form ? null : form)}
    >
      {t(`board.do.${form}`)}
    </button>
  );
  if (ticket.state === 'closed') return <div class="button-row">{button('reopen', t('board.do.reopen'), false)}</div>;
  if (ticket.state === 'opening') return null;
  const { claimedBy } = ticket;
  const isMine = claimedBy?.id === page.ownId;
  const isWaiting = ticket.state === 'pending' || ticket.snoozedUntil !== null;
  const Form = open && FORMS[open];
  const done = () => {
    setOpen(null);
    // The focus was in what goes away now.
    box.current?.focus();
  };
  return (
    <fieldset class="panel ticket-actions" ref={box} tabIndex={-1}>
      <legend class="visually-hidden">{t('board.do.label')}</legend>
      <div class="button-row">
        {!claimedBy && button('claim', t('board.do.claim'), false)}
        {claimedBy && !isMine && button('claim', t('board.do.takeOver'), true, { takeOver: true })}
        {claimedBy && button('release', t('board.do.release'))}
        {isWaiting ? button('resume', t('board.do.resume')) : button('pending', t('board.do.pending'))}
        {opener('snooze')}
        {opener('topic')}
        {opener('closeRequest')}
        {ticket.closesAt && button('keep-open', t('board.do.keepOpen'))}
        {opener('close')}
      </div>
      {Form && <Form key={open} desk={desk} onDone={done} />}
      <TicketChoices desk={desk} page={page} />
    </fieldset>
  );
}
