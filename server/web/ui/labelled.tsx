import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

interface LabelledProps {
  label: string;
  hint?: string;
  /** The control, with the id that its label and hint know it by. */
  children(control: { id: string; 'aria-describedby': string | undefined }): JSX.Element;
}

/** A control of a form with its label and hint. */
export function Labelled({ label, hint, children }: LabelledProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-box">{children({ id, 'aria-describedby': hint ? `${id}-hint` : undefined })}</div>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
