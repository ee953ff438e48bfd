import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { DeskWin } from '../../../presenters/staff-glimcap-draft.ts';
import { useApp } from '../../ui/app-context.ts';
import { ChoiceField } from './choice-field.tsx';
import { KeepButtons } from './keep-buttons.tsx';

const AREAS = [
  'app',
  'platform',
  'community',
  'support',
  'design',
  'marketing',
  'other',
] as const satisfies readonly DeskWin['area'][];
const TEXT_MAX = 1000;
const NAME_MAX = 40;

interface WinFormProps {
  title: string;
  win?: Pick<DeskWin, 'area' | 'areaName' | 'text'>;
  isBusy: boolean;
  onSubmit(said: Pick<DeskWin, 'area' | 'areaName' | 'text'>): Promise<void>;
  onCancel(): void;
}

const NEW = { area: 'community', areaName: null, text: '' } as const;

/** What is said of a win. */
export function WinForm({ title, win = NEW, isBusy, onSubmit, onCancel }: WinFormProps) {
  const { t } = useApp();
  const id = useId();
  const first = useRef<HTMLTextAreaElement>(null);
  const [area, setArea] = useState<DeskWin['area']>(win.area);
  const [areaName, setAreaName] = useState(win.areaName ?? '');
  const [text, setText] = useState(win.text);
  useEffect(() => first.current?.focus(), []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void onSubmit({ area, areaName: area === 'other' && areaName.trim() !== '' ? areaName : null, text });
  };
  return (
    <form class="desk-form" aria-label={title} onSubmit={submit}>
      <div class="field">
        <label for={`${id}-text`}>{t('desk.wins.text')}</label>
        <textarea
          id={`${id}-text`}
          ref={first}
          class="desk-text"
          rows={3}
          required
          maxLength={TEXT_MAX}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <ChoiceField<DeskWin['area']>
        label={t('desk.wins.areaLabel')}
        choices={AREAS}
        value={area}
        nameOf={(each) => t(`desk.wins.area.${each}`)}
        onChoose={setArea}
      />
      {area === 'other' && (
        <div class="field">
          <label for={`${id}-name`}>{t('desk.wins.areaName')}</label>
          <input
            id={`${id}-name`}
            class="desk-input"
            type="text"
            autocomplete="off"
            maxLength={NAME_MAX}
            value={areaName}
            onInput={(event) => setAreaName(event.currentTarget.value)}
          />
        </div>
      )}
      <KeepButtons isBusy={isBusy} onCancel={onCancel} />
    </form>
  );
}
