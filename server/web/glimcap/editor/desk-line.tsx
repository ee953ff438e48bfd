import { useId } from 'preact/hooks';
import { Rival } from './rival.tsx';

interface DeskLineProps {
  label: string;
  hint?: string;
  text: string;
  rival: string | undefined;
  isReadOnly: boolean;
  /** Several lines instead of one. */
  isLong?: boolean;
  onType(text: string): void;
  onSettle(choice: 'mine' | 'theirs'): void;
}

/** A text of the desk without figures in it. */
export function DeskLine({ label, hint, text, rival, isReadOnly, isLong = false, ...on }: DeskLineProps) {
  const id = useId();
  const common = {
    id,
    value: text,
    readOnly: isReadOnly,
    'aria-describedby': hint ? `${id}-hint` : undefined,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {isLong ? (
        <textarea {...common} class="desk-text" rows={3} onInput={(event) => on.onType(event.currentTarget.value)} />
      ) : (
        <input
          {...common}
          class="desk-input"
          type="text"
          autocomplete="off"
          onInput={(event) => on.onType(event.currentTarget.value)}
        />
      )}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {rival !== undefined && <Rival text={rival} onSettle={on.onSettle} />}
    </div>
  );
}
