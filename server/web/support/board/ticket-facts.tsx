import type { ComponentChildren } from 'preact';
import type { StaffTicketView } from '../../../presenters/staff-ticket.ts';
import { useApp } from '../../ui/app-context.ts';
import { Timestamp } from '../../ui/timestamp.tsx';
import { dueText, spanText } from './due-text.ts';

/** Who, since when, and what was promised. */
export function TicketFacts({ ticket }: { ticket: StaffTicketView }) {
  const { t } = useApp();
  const { memberName, claimedBy, openedAt, closedAt, closedBy, closeReason, snoozedUntil, discordUrl } = ticket;
  return (
    <div class="panel">
      <dl class="facts">
        <Fact name={t('ticket.openedBy')}>{memberName}</Fact>
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
        {closedAt && (
          <Fact name={t('ticket.closed')}>
            <Timestamp at={closedAt} /> {closedBy && t('board.by', { name: closedBy })}
          </Fact>
        )}
        {closeReason && <Fact name={t('board.reason')}>{closeReason}</Fact>}
      </dl>
      {discordUrl && (
        <a href={discordUrl} rel="noreferrer">
          {t('board.inDiscord')}
        </a>
      )}
    </div>
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
