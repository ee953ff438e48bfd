import { useRef, useState } from 'preact/hooks';
import type { DeskRoadmapItem } from '../../../presenters/staff-glimcap-draft.ts';
import { useApp } from '../../ui/app-context.ts';
import { DeskButton } from './desk-button.tsx';
import { RoadmapForm } from './roadmap-form.tsx';
import { RoadmapRow } from './roadmap-row.tsx';
import type { Desk } from './use-desk.ts';

const PATH = '/api/v1/staff/roadmap';

/** What is being built: one list for all reports. */
export function Roadmap({ desk, canReview }: { desk: Desk; canReview: boolean }) {
  const { t } = useApp();
  const [isAdding, setAdding] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const close = () => {
    setAdding(false);
    heading.current?.focus();
  };
  const { roadmap } = desk.draft;
  /** The button stays under the finger, and the focus on it, wherever its item goes. */
  const move = async (item: DeskRoadmapItem, by: -1 | 1) => {
    const at = roadmap.indexOf(item);
    const ids = roadmap.map(({ id }) => id);
    ids.splice(at, 1);
    ids.splice(at + by, 0, item.id);
    await desk.change('POST', `${PATH}/order`, { ids });
    list.current?.querySelector<HTMLElement>(`[data-id="${item.id}"] [data-name="${by}"]`)?.focus();
  };
  return (
    <section class="panel" aria-labelledby="desk-roadmap">
      <h2 id="desk-roadmap" ref={heading} tabIndex={-1}>
        {t('desk.roadmap.title')}
      </h2>
      <p class="muted">{t('desk.roadmap.hint')}</p>
      <ol class="desk-list" ref={list}>
        {roadmap.map((item, index) => (
          <RoadmapRow
            key={item.id}
            item={item}
            isFirst={index === 0}
            isLast={index === roadmap.length - 1}
            isBusy={desk.isBusy}
            canReview={canReview}
            onMove={(by) => void move(item, by)}
            onEdit={(said) => desk.change('PATCH', `${PATH}/${item.id}`, said)}
            onRemove={() => void desk.change('DELETE', `${PATH}/${item.id}`).then(() => heading.current?.focus())}
          />
        ))}
      </ol>
      {canReview && isAdding && (
        <RoadmapForm
          title={t('desk.roadmap.add')}
          isBusy={desk.isBusy}
          onCancel={close}
          onSubmit={async (said) => {
            if (await desk.change('POST', PATH, said)) close();
          }}
        />
      )}
      {canReview && !isAdding && (
        <DeskButton isSmall onPress={() => setAdding(true)}>
          {t('desk.roadmap.add')}
        </DeskButton>
      )}
    </section>
  );
}
