import type { JSX } from 'preact';
import { useContext, useId } from 'preact/hooks';
import { FieldProblem } from './field-problem.ts';

interface LabelledProps {
  label: string;
  hint?: string;
  /** What the form calls the control, where it can be told what is wrong with it. */
  field?: string;
  /** The control, with the id that its label and hint know it by. */
  children(control: LabelledControl): JSX.Element;
}

interface LabelledControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** A control of a form with its label and hint, and with what is wrong with it. */
export function Labelled({ label, hint, field, children }: LabelledProps) {
  const id = useId();
  const found = useContext(FieldProblem);
  const problem = found && found.field === field ? found.text : null;
  const described = [...(problem ? [`${id}-problem`] : []), ...(hint ? [`${id}-hint`] : [])].join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-box">
        {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': problem ? true : undefined })}
      </div>
      {problem && (
        <p class="problem field-problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
