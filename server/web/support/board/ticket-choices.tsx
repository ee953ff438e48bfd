import { TICKET_PRIORITIES } from '#domain/support/ticket-priority.ts';
import { useApp } from '../../ui/app-context.ts';
import { ActionSelect } from './action-select.tsx';
import type { StaffTicketPageView } from './board-types.ts';
import type { TicketDesk } from './use-staff-ticket.ts';

interface TicketChoicesProps {
  desk: TicketDesk;
  page: StaffTicketPageView;
}

/** What a ticket is one of: its priority, its category, whoever looks after it. */
export function TicketChoices({ desk, page }: TicketChoicesProps) {
  const { t } = useApp();
  const { ticket, isBusy, act } = desk;
  const { claimedBy } = ticket;
  return (
    <>
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
    </>
  );
}

/** Whoever has it may be staff of the guild alone. */
function withHolder(staff: StaffTicketPageView['staff'], holder: { id: string; name: string } | null) {
  return holder && !staff.some(({ id }) => id === holder.id) ? [...staff, holder] : staff;
}
