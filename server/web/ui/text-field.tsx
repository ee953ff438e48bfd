import { useId } from 'preact/hooks';

interface TextFieldProps {
  label: string;
  hint?: string;
  prefix?: string;
  value: string;
  maxLength: number;
  isOptional?: boolean;
  onChange(value: string): void;
}

/** A line of text with its label and hint; required unless it is said to be optional. */
export function TextField({ label, hint, prefix, value, maxLength, isOptional = false, onChange }: TextFieldProps) {
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
          required={!isOptional}
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
