import type { PlannedStream } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { Timestamp } from '../ui/timestamp.tsx';

/** When a channel means to stream next; nothing where nothing is planned. */
export function PlannedStreams({ planned }: { planned: PlannedStream[] }) {
  const { t } = useApp();
  if (planned.length === 0) return null;
  return (
    <section class="panel planned">
      <h2>{t('schedule.title')}</h2>
      <ul class="planned-list">
        {planned.map(({ title, startsAt, isWeekly }) => (
          <li key={startsAt + title}>
            <strong>{title}</strong>
            <span class="planned-when">
              <Timestamp at={startsAt} hasWeekday />
              {isWeekly && <span class="chip">{t('schedule.weekly')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
