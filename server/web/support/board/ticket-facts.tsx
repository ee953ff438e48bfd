import type { ComponentChildren } from 'preact';
import type { StaffTicketView } from '../../../presenters/staff-ticket.ts';
import { useApp } from '../../ui/app-context.ts';
import { Timestamp } from '../../ui/timestamp.tsx';
import { dueText, spanText } from './due-text.ts';

/** Who, since when, and what was promised. */
export function TicketFacts({ ticket }: { ticket: StaffTicketView }) {
  const { t } = useApp();
  const { memberName, openedBy, claimedBy, openedAt, snoozedUntil, discordUrl } = ticket;
  return (
    <div class="panel">
      <dl class="facts">
        <Fact name={t('ticket.openedBy')}>
          {memberName} {openedBy && t('board.openedFor', { name: openedBy })}
        </Fact>
        <Fact name={t('ticket.claimedBy')}>{claimedBy ? claimedBy.name : t('board.nobody')}</Fact>
        <Fact name={t('ticket.opened')}>
          <Timestamp at={openedAt} />
        </Fact>
        {ticket.deadlines.map((deadline) => (
          <Deadline key={deadline.kind} deadline={deadline} isClosed={ticket.state === 'closed'} />
        ))}
        {snoozedUntil && (
          <Fact name={t('board.state.snoozed')}>
            <Timestamp at={snoozedUntil} />
          </Fact>
        )}
        <EndFacts ticket={ticket} />
      </dl>
      {discordUrl && (
        <a href={discordUrl} rel="noreferrer">
          {t('board.inDiscord')}
        </a>
      )}
    </div>
  );
}

/** How it ended, or will. */
function EndFacts({ ticket }: { ticket: StaffTicketView }) {
  const { t } = useApp();
  const { closedAt, closedBy, closeReason, closesAt, closeRequest } = ticket;
  return (
    <>
      {closeRequest && (
        <Fact name={t('board.closeRequest.standing')}>
          {t('board.closeRequest.by', { name: closeRequest.by })} <Timestamp at={closeRequest.expiresAt} />
        </Fact>
      )}
      {closesAt && (
        <Fact name={t('board.close.planned')}>
          <Timestamp at={closesAt} />
        </Fact>
      )}
      {closedAt && (
        <Fact name={t('ticket.closed')}>
          <Timestamp at={closedAt} /> {closedBy && t('board.by', { name: closedBy })}
        </Fact>
      )}
      {closeReason && <Fact name={t('board.reason')}>{closeReason}</Fact>}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface DeadlineProps {
  deadline: StaffTicketView['deadlines'][number];
  isClosed: boolean;
}

function Deadline({ deadline, isClosed }: DeadlineProps) {
  const { t, now } = useApp();
  const { kind, targetMinutes, dueAt, isPaused, isBreached, metAt, workedSeconds } = deadline;
  const name = t(`board.deadline.${kind}`);
  if (metAt) {
    const span = spanText((workedSeconds ?? 0) / 60, t);
    return <Fact name={name}>{t(isBreached ? 'board.metLate' : 'board.met', { span })}</Fact>;
  }
  if (targetMinutes === null || isClosed) return null;
  if (isPaused && !isBreached) return <Fact name={name}>{t('board.clockStands')}</Fact>;
  if (!dueAt) return <Fact name={name}>{t('board.nobodyWorks')}</Fact>;
  const { text, tone } = dueText(dueAt, now, t);
  return (
    <Fact name={name}>
      <span class={`chip chip-due-${tone}`}>{text}</span> <Timestamp at={dueAt} />
    </Fact>
  );
}
