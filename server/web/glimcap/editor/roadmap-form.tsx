import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { DeskRoadmapItem } from '../../../presenters/staff-glimcap-draft.ts';
import { useApp } from '../../ui/app-context.ts';

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
      <div class="field">
        <label for={`${id}-state`}>{t('desk.roadmap.stateLabel')}</label>
        <select
          id={`${id}-state`}
          class="desk-input"
          value={state}
          onChange={(event) => setState(STATES.find((each) => each === event.currentTarget.value) ?? 'planned')}
        >
          {STATES.map((each) => (
            <option key={each} value={each}>
              {t(`desk.roadmap.state.${each}`)}
            </option>
          ))}
        </select>
      </div>
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
      <div class="button-row">
        <button class="button button-small" type="submit" disabled={isBusy}>
          {t('desk.keep')}
        </button>
        <button class="button button-quiet button-small" type="button" onClick={onCancel}>
          {t('desk.cancel')}
        </button>
      </div>
    </form>
  );
}
