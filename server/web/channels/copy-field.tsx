import { useId, useState } from 'preact/hooks';
import { useApp } from '../ui/app-context.ts';

interface CopyFieldProps {
  label: string;
  /** What is seen. */
  value: string;
  /** What is copied, fetched only then; the value itself by default. */
  read?(): Promise<string>;
}

/** A line to take over into another program. */
export function CopyField({ label, value, read }: CopyFieldProps) {
  const { t } = useApp();
  const id = useId();
  const [word, setWord] = useState<'copied' | 'copyFailed' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(read ? await read() : value);
      setWord('copied');
    } catch {
      // Without a secure context or permission the reader still has the text before them.
      setWord('copyFailed');
    }
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-row">
        <div class="field-box">
          <input
            id={id}
            class="mono"
            type="text"
            readOnly
            value={value}
            onFocus={(event) => event.currentTarget.select()}
          />
        </div>
        <button class="button button-quiet" type="button" onClick={() => void copy()}>
          {t('key.copy')}
        </button>
      </div>
      <p class="field-hint" role="status">
        {word && t(`key.${word}`)}
      </p>
    </div>
  );
}
