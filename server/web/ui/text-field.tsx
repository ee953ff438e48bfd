import { useId } from 'preact/hooks';

interface TextFieldProps {
  label: string;
  hint?: string;
  prefix?: string;
  value: string;
  maxLength: number;
  onChange(value: string): void;
}

/** A required line of text with its label and hint. */
export function TextField({ label, hint, prefix, value, maxLength, onChange }: TextFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-box">
        {prefix && (
          <span class="field-prefix" aria-hidden="true">
            {prefix}
          </span>
        )}
        <input
          id={id}
          type="text"
          required
          autocomplete="off"
          value={value}
          maxLength={maxLength}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
