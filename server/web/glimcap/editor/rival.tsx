import { useApp } from '../../ui/app-context.ts';

interface RivalProps {
  text: string;
  onSettle(choice: 'mine' | 'theirs'): void;
}

/** What somebody else saved where one has typed: both are there until one chooses. */
export function Rival({ text, onSettle }: RivalProps) {
  const { t } = useApp();
  return (
    <fieldset class="desk-rival" aria-label={t('desk.rival.label')}>
      <p>{t('desk.rival.text')}</p>
      <blockquote>{text === '' ? t('desk.rival.empty') : text}</blockquote>
      <div class="button-row">
        <button class="button button-quiet button-small" type="button" onClick={() => onSettle('mine')}>
          {t('desk.rival.mine')}
        </button>
        <button class="button button-quiet button-small" type="button" onClick={() => onSettle('theirs')}>
          {t('desk.rival.theirs')}
        </button>
      </div>
    </fieldset>
  );
}
