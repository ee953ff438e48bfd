import { useState } from 'preact/hooks';
import { TICKET_PRIORITIES } from '#domain/support/ticket-priority.ts';
import { useApp } from '../../ui/app-context.ts';
import { ActionSelect } from './action-select.tsx';
import type { StaffTicketPageView } from './board-types.ts';
import { CloseForm } from './close-form.tsx';
import type { TicketDesk } from './use-staff-ticket.ts';

interface TicketActionsProps {
  desk: TicketDesk;
  page: StaffTicketPageView;
}

/** Everything that can be done with a ticket in its state. */
export function TicketActions({ desk, page }: TicketActionsProps) {
  const { t } = useApp();
  const [isClosing, setClosing] = useState(false);
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
  if (ticket.state === 'closed') return <div class="button-row">{button('reopen', t('board.do.reopen'), false)}</div>;
  if (ticket.state === 'opening') return null;
  const { claimedBy } = ticket;
  const isMine = claimedBy?.id === page.ownId;
  const isWaiting = ticket.state === 'pending' || ticket.snoozedUntil !== null;
  return (
    <fieldset class="panel ticket-actions">
      <legend class="visually-hidden">{t('board.do.label')}</legend>
      <div class="button-row">
        {!claimedBy && button('claim', t('board.do.claim'), false)}
        {claimedBy && !isMine && button('claim', t('board.do.takeOver'), true, { takeOver: true })}
        {claimedBy && button('release', t('board.do.release'))}
        {isWaiting ? button('resume', t('board.do.resume')) : button('pending', t('board.do.pending'))}
        <button
          class="button button-stop button-small"
          type="button"
          aria-expanded={isClosing}
          onClick={() => setClosing(!isClosing)}
        >
          {t('board.do.close')}
        </button>
      </div>
      {isClosing && <CloseForm desk={desk} />}
      <ActionSelect
        label={t('board.priority')}
        value={ticket.priority}
        options={TICKET_PRIORITIES.toReversed().map((value) => ({ value, text: t(`board.priorityName.${value}`) }))}
        isBusy={isBusy}
        onChoose={(priority) => act('priority', { priority })}
      />
      {page.categories.length > 1 && (
        <ActionSelect
          label={t('board.category')}
          value={ticket.category.id}
          options={page.categories.map(({ id, name }) => ({ value: id, text: name }))}
          isBusy={isBusy}
          onChoose={(categoryId) => act('category', { categoryId })}
        />
      )}
      <ActionSelect
        label={t('board.do.transfer')}
        value={claimedBy?.id ?? ''}
        options={[
          { value: '', text: t('board.nobody'), isFixed: true },
          ...withHolder(page.staff, claimedBy).map(({ id, name }) => ({ value: id, text: name })),
        ]}
        isBusy={isBusy}
        onChoose={(to) => act('transfer', { to })}
      />
    </fieldset>
  );
}

/** Whoever has it may be staff of the guild alone. */
function withHolder(staff: StaffTicketPageView['staff'], holder: { id: string; name: string } | null) {
  return holder && !staff.some(({ id }) => id === holder.id) ? [...staff, holder] : staff;
}
