import { useRef, useState } from 'preact/hooks';
import type { DeskRoadmapItem } from '../../../presenters/staff-glimcap-draft.ts';
import { useApp } from '../../ui/app-context.ts';
import { DeskButton } from './desk-button.tsx';
import { RoadmapForm } from './roadmap-form.tsx';

interface RoadmapRowProps {
  item: DeskRoadmapItem;
  isFirst: boolean;
  isLast: boolean;
  isBusy: boolean;
  canReview: boolean;
  onMove(by: -1 | 1): void;
  onEdit(said: Omit<DeskRoadmapItem, 'id'>): Promise<boolean>;
  onRemove(): void;
}

/** One thing on the roadmap, and what can be done with it. */
export function RoadmapRow({ item, isFirst, isLast, isBusy, canReview, ...on }: RoadmapRowProps) {
  const { t } = useApp();
  const [isEditing, setEditing] = useState(false);
  const place = useRef<HTMLLIElement>(null);
  const close = () => {
    setEditing(false);
    place.current?.focus();
  };
  const move = (by: -1 | 1, isEnd: boolean) => (
    <DeskButton
      isSmall
      isOff={isEnd || isBusy}
      name={String(by)}
      label={t(by < 0 ? 'desk.roadmap.up' : 'desk.roadmap.down', { title: item.title })}
      onPress={() => on.onMove(by)}
    >
      {by < 0 ? '↑' : '↓'}
    </DeskButton>
  );
  if (isEditing)
    return (
      <li ref={place} tabIndex={-1}>
        <RoadmapForm
          title={t('desk.roadmap.edit')}
          item={item}
          isBusy={isBusy}
          onCancel={close}
          onSubmit={async (said) => {
            if (await on.onEdit(said)) close();
          }}
        />
      </li>
    );
  return (
    <li ref={place} tabIndex={-1} data-id={item.id}>
      <p>
        {item.url ? <a href={item.url}>{item.title}</a> : item.title}{' '}
        <span class={item.state === 'done' ? 'chip chip-open' : 'chip'}>{t(`desk.roadmap.state.${item.state}`)}</span>
      </p>
      {canReview && (
        <div class="button-row">
          {move(-1, isFirst)}
          {move(1, isLast)}
          <DeskButton isSmall label={`${t('desk.roadmap.edit')}: ${item.title}`} onPress={() => setEditing(true)}>
            {t('desk.roadmap.edit')}
          </DeskButton>
          <DeskButton isSmall isOff={isBusy} label={`${t('desk.roadmap.remove')}: ${item.title}`} onPress={on.onRemove}>
            {t('desk.roadmap.remove')}
          </DeskButton>
        </div>
      )}
    </li>
  );
}
