import { useEffect, useState } from 'preact/hooks';
import type { OwnScheduleEntry, SchedulePlan } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { Choice } from '../ui/choice.tsx';
import { LineInput } from '../ui/line-input.tsx';
import type { FormFields } from '../ui/use-form.ts';

/** What is said of a planned stream: as it is, or empty in the reader's own time zone. */
export function PlanFields({ entry }: { entry?: OwnScheduleEntry }) {
  const { t } = useApp();
  const [zone, setZone] = useState(entry?.timeZone ?? 'UTC');
  useEffect(() => {
    if (!entry) setZone(new Intl.DateTimeFormat().resolvedOptions().timeZone);
  }, [entry]);
  return (
    <>
      <LineInput label={t('schedule.streamTitle')} name="title" value={entry?.title} maxLength={100} isRequired />
      <div class="action-form-row">
        <LineInput label={t('schedule.day')} name="day" type="date" value={entry?.day} isRequired />
        <LineInput label={t('schedule.time')} name="time" type="time" value={entry?.time} isRequired />
        <LineInput
          label={t('schedule.length')}
          name="length"
          type="number"
          min="15"
          max="1440"
          value={String(entry?.lengthMinutes ?? 120)}
          isRequired
        />
        <Choice
          label={t('schedule.repeat')}
          name="repeat"
          value={entry && !entry.isWeekly ? 'once' : 'weekly'}
          options={[
            { value: 'weekly', text: t('schedule.weekly') },
            { value: 'once', text: t('schedule.once') },
          ]}
        />
      </div>
      <LineInput
        key={zone}
        label={t('schedule.timeZone')}
        hint={t('schedule.timeZoneHint')}
        name="zone"
        value={zone}
        maxLength={64}
        isRequired
      />
    </>
  );
}

/** What stands in these fields, as the API takes it. */
export function planOf({ text }: FormFields): SchedulePlan {
  return {
    title: text('title') ?? '',
    day: text('day') ?? '',
    time: text('time') ?? '',
    lengthMinutes: Number(text('length') ?? 0),
    isWeekly: text('repeat') !== 'once',
    timeZone: text('zone') ?? '',
  };
}
