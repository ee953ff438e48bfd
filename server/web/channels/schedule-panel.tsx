import { useState } from 'preact/hooks';
import type { OwnSchedule } from '../api-types.ts';
import { ActionForm } from '../ui/action-form.tsx';
import { useApp } from '../ui/app-context.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { PlanFields, planOf } from './plan-fields.tsx';
import { ScheduleEntryItem } from './schedule-entry-item.tsx';

/** When one means to stream, to be read and changed. */
export function SchedulePanel({ schedule: initial }: { schedule: OwnSchedule }) {
  const { t, api } = useApp();
  const [{ data }, setSchedule] = useState(initial);
  return (
    <section class="panel">
      <h2>{t('schedule.own')}</h2>
      <p class="muted">{t('schedule.intro')}</p>
      <ul class="schedule">
        {data.map((entry) => (
          <ScheduleEntryItem key={JSON.stringify(entry)} entry={entry} onChange={setSchedule} />
        ))}
      </ul>
      <Disclosure summary={t('schedule.add')}>
        <ActionForm
          key={data.length}
          submit={t('schedule.plan')}
          send={async (fields) =>
            setSchedule(await api.request<OwnSchedule>('POST', '/api/v1/channel/schedule', planOf(fields)))
          }
        >
          <PlanFields />
        </ActionForm>
      </Disclosure>
    </section>
  );
}
