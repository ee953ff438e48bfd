import { useId } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';

interface ComposerKindProps {
  isNote: boolean;
  isAnonymous: boolean;
  /** In whose name staff answer who do not give their own. */
  supportName: string;
  onNote(isNote: boolean): void;
  onAnonymous(isAnonymous: boolean): void;
}

/** Whether it is an answer or a note, and in whose name an answer is given. */
export function ComposerKind({ isNote, isAnonymous, supportName, onNote, onAnonymous }: ComposerKindProps) {
  const { t } = useApp();
  const id = useId();
  return (
    <fieldset class="composer-kind">
      <legend class="visually-hidden">{t('board.composer.kind')}</legend>
      {[false, true].map((note) => (
        <label key={String(note)}>
          <input type="radio" name={`${id}-kind`} checked={isNote === note} onChange={() => onNote(note)} />
          {t(note ? 'board.composer.note' : 'board.composer.reply')}
        </label>
      ))}
      {!isNote && (
        <label>
          <input type="checkbox" checked={isAnonymous} onChange={(event) => onAnonymous(event.currentTarget.checked)} />
          {t('board.composer.anonymous', { support: supportName })}
        </label>
      )}
    </fieldset>
  );
}
