import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { DeskRoadmapItem } from '../../../presenters/staff-glimcap-draft.ts';
import { useApp } from '../../ui/app-context.ts';
import { ChoiceField } from './choice-field.tsx';
import { KeepButtons } from './keep-buttons.tsx';

const STATES = ['planned', 'doing', 'done'] as const satisfies readonly DeskRoadmapItem['state'][];
const NEW = { title: '', state: 'planned', url: null } as const;

interface RoadmapFormProps {
  title: string;
  item?: Omit<DeskRoadmapItem, 'id'>;
  isBusy: boolean;
  onSubmit(said: Omit<DeskRoadmapItem, 'id'>): Promise<void>;
  onCancel(): void;
}

/** What is said of something on the roadmap. */
export function RoadmapForm({ title, item = NEW, isBusy, onSubmit, onCancel }: RoadmapFormProps) {
  const { t } = useApp();
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(item.title);
  const [state, setState] = useState<DeskRoadmapItem['state']>(item.state);
  const [url, setUrl] = useState(item.url ?? '');
  useEffect(() => first.current?.focus(), []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void onSubmit({ title: name, state, url: url.trim() === '' ? null : url.trim() });
  };
  return (
    <form class="desk-form" aria-label={title} onSubmit={submit}>
      <div class="field">
        <label for={`${id}-title`}>{t('desk.roadmap.name')}</label>
        <input
          id={`${id}-title`}
          ref={first}
          class="desk-input"
          type="text"
          autocomplete="off"
          required
          maxLength={200}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <ChoiceField<DeskRoadmapItem['state']>
        label={t('desk.roadmap.stateLabel')}
        choices={STATES}
        value={state}
        nameOf={(each) => t(`desk.roadmap.state.${each}`)}
        onChoose={setState}
      />
      <div class="field">
        <label for={`${id}-url`}>{t('desk.roadmap.url')}</label>
        <input
          id={`${id}-url`}
          class="desk-input"
          type="url"
          autocomplete="off"
          maxLength={500}
          placeholder="https://"
          value={url}
          onInput={(event) => setUrl(event.currentTarget.value)}
        />
      </div>
      <KeepButtons isBusy={isBusy} onCancel={onCancel} />
    </form>
  );
}
