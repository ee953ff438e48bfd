import { useRef } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { useKeys } from './use-keys.ts';

interface KeysHelpProps {
  /** What each key does on this page, in the order in which they are shown. */
  keys: readonly { key: string; text: string }[];
}

/** The keys of a page, shown by `?` or the button. */
export function KeysHelp({ keys }: KeysHelpProps) {
  const { t } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const open = () => dialog.current?.showModal();
  useKeys({ '?': open });
  return (
    <>
      <button class="button button-quiet button-small keys-open" type="button" onClick={open}>
        {t('board.keys.title')} <kbd>?</kbd>
      </button>
      <dialog ref={dialog} class="keys-help" aria-label={t('board.keys.title')}>
        <h2>{t('board.keys.title')}</h2>
        <dl>
          {[...keys, { key: '?', text: t('board.keys.help') }].map(({ key, text }) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button class="button button-small" type="submit">
            {t('board.keys.close')}
          </button>
        </form>
      </dialog>
    </>
  );
}
