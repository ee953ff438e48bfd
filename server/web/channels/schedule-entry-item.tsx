import type { OwnSchedule, OwnScheduleEntry } from '../api-types.ts';
import { ActionForm } from '../ui/action-form.tsx';
import { useApp } from '../ui/app-context.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Problem } from '../ui/problem.tsx';
import { Timestamp } from '../ui/timestamp.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { PlanFields, planOf } from './plan-fields.tsx';

type Upcoming = OwnScheduleEntry['upcoming'][number];

interface ScheduleEntryItemProps {
  entry: OwnScheduleEntry;
  onChange(schedule: OwnSchedule): void;
}

/** A planned stream with its next times, each to be skipped, and the form that changes it. */
export function ScheduleEntryItem({ entry, onChange }: ScheduleEntryItemProps) {
  const { t, api } = useApp();
  const path = `/api/v1/channel/schedule/${entry.id}`;
  return (
    <li class="schedule-entry">
      <h3>{entry.title}</h3>
      <p class="muted">
        {t(entry.isWeekly ? 'schedule.weekly' : 'schedule.once')} · {entry.time} · {entry.timeZone}
      </p>
      <ul class="schedule-times">
        {entry.upcoming.map((time) => (
          <UpcomingTime key={time.day} time={time} path={path} onChange={onChange} />
        ))}
      </ul>
      <Disclosure summary={t('schedule.change')}>
        <ActionForm
          submit={t('schedule.save')}
          send={async (fields) => onChange(await api.request<OwnSchedule>('PATCH', path, planOf(fields)))}
        >
          <PlanFields entry={entry} />
        </ActionForm>
        <ActionForm
          submit={t('schedule.remove')}
          isQuiet
          send={async () => onChange(await api.request<OwnSchedule>('DELETE', path))}
        />
      </Disclosure>
    </li>
  );
}

interface UpcomingTimeProps {
  time: Upcoming;
  path: string;
  onChange(schedule: OwnSchedule): void;
}

function UpcomingTime({ time: { day, startsAt, isSkipped }, path, onChange }: UpcomingTimeProps) {
  const { t, api } = useApp();
  const { isBusy, problem, run } = useSubmit(async () => {
    const answer = isSkipped
      ? api.request<OwnSchedule>('DELETE', `${path}/skips/${day}`)
      : api.request<OwnSchedule>('POST', `${path}/skips`, { day });
    onChange(await answer);
  });
  return (
    <li>
      <span class={isSkipped ? 'schedule-skipped' : undefined}>
        <Timestamp at={startsAt} hasWeekday />
      </span>
      <button class="button button-quiet" type="button" disabled={isBusy} onClick={run}>
        {t(isSkipped ? 'schedule.unskip' : 'schedule.skip')}
      </button>
      <Problem text={problem} />
    </li>
  );
}
