import type { StaffTicketView } from '../../../presenters/staff-ticket.ts';
import { findingValue } from '../../channels/finding-value.ts';
import { useApp } from '../../ui/app-context.ts';
import { Timestamp } from '../../ui/timestamp.tsx';

interface TicketStreamHealthProps {
  ticket: StaffTicketView;
  /** Says the remedy to the member; left out for who cannot write. */
  onTell?: (remedy: string) => void;
}

/** How the member's last stream arrived when they asked, and what they can do about it. */
export function TicketStreamHealth({ ticket: { streamHealth }, onTell }: TicketStreamHealthProps) {
  const { t } = useApp();
  if (!streamHealth) return null;
  const { startedAt, findings } = streamHealth;
  return (
    <section class="panel ticket-stream" aria-label={t('board.streamHealth.title')}>
      <h2>{t('board.streamHealth.title')}</h2>
      <p class="muted">
        {t('board.streamHealth.began')} <Timestamp at={startedAt} />
      </p>
      {findings.length === 0 && <p class="good">{t('board.streamHealth.fine')}</p>}
      <ul>
        {findings.map((finding) => {
          const remedy = t(`health.${finding.cause}.fix`, { value: findingValue(finding) });
          return (
            <li key={finding.cause}>
              <strong>{t(`health.${finding.cause}.title`)}</strong>
              <p>{remedy}</p>
              {onTell && (
                <button class="button button-quiet button-small" type="button" onClick={() => onTell(remedy)}>
                  {t('board.streamHealth.tell')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
